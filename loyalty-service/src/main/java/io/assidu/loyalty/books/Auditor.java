package io.assidu.loyalty.books;

import io.assidu.loyalty.journal.ChainCheck;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.revenue.Chart;
import io.assidu.loyalty.revenue.Cohort;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a whole journal again: the chain, debits and credits, and whether the books tie to the
 * points.
 */
@ApplicationScoped
class Auditor {

  private static final int CHUNK = 1_000;

  private final JournalStore journal;
  private final CohortStore cohorts;
  private final BookingStore bookings;
  private final Programs programs;

  Auditor(JournalStore journal, CohortStore cohorts, BookingStore bookings, Programs programs) {
    this.journal = journal;
    this.cohorts = cohorts;
    this.bookings = bookings;
    this.programs = programs;
  }

  /** What the accounts, the cohorts and the points ledger say at one moment. */
  private record State(
      List<JournalStore.Balance> balances, List<Cohort> cohorts, long waiting, long points) {}

  Uni<VerificationView> verify(Work work, String program) {
    return programs
        .current(work, program)
        .chain(
            version ->
                work.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                    .chain(() -> read(work, program, 0, new ChainCheck()))
                    .chain(
                        check -> state(work, program).map(state -> view(version, check, state))));
  }

  private Uni<ChainCheck> read(Work work, String program, long after, ChainCheck check) {
    return journal
        .after(work, program, after, CHUNK)
        .chain(
            chunk -> {
              chunk.forEach(stored -> check(check, stored));
              return chunk.size() < CHUNK
                  ? Uni.createFrom().item(check)
                  : read(work, program, chunk.getLast().sequence(), check);
            });
  }

  private static void check(ChainCheck check, JournalStore.Stored stored) {
    try {
      check.next(stored.entry());
    } catch (IllegalArgumentException e) {
      check.unreadable(stored.sequence(), stored.hash(), String.valueOf(e.getMessage()));
    }
  }

  private Uni<State> state(Work work, String program) {
    return Uni.combine()
        .all()
        .unis(
            journal.balances(work, program),
            cohorts.all(work, program),
            bookings.countWaiting(work, program),
            cohorts.ledgerPoints(work, program))
        .usingConcurrencyOf(1)
        .with(State::new);
  }

  private static VerificationView view(ProgramVersion version, ChainCheck check, State state) {
    Chart chart = version.program().books().chart();
    BigDecimal liability =
        state.balances().stream()
            .filter(
                balance ->
                    balance.account().equals(chart.contractLiability())
                        || balance.account().equals(chart.rewardProvision()))
            .map(balance -> balance.credits().subtract(balance.debits()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal byCohorts =
        state.cohorts().stream().map(Cohort::liability).reduce(BigDecimal.ZERO, BigDecimal::add);
    long outstanding = state.cohorts().stream().mapToLong(Cohort::outstanding).sum();

    List<String> findings = new ArrayList<>(check.findings());
    if (check.debits().compareTo(check.credits()) != 0) {
      findings.add("debits " + check.debits() + " are not credits " + check.credits());
    }
    if (liability.compareTo(byCohorts) != 0) {
      findings.add("the accounts owe " + liability + ", the cohorts " + byCohorts);
    }
    if (state.waiting() == 0 && outstanding != state.points()) {
      findings.add("the cohorts have " + outstanding + " points, the lots " + state.points());
    }
    return new VerificationView(
        version.id(),
        findings.isEmpty(),
        findings,
        check.entries(),
        check.head(),
        Journals.plain(check.debits()),
        Journals.plain(check.credits()),
        Journals.plain(liability),
        Journals.plain(byCohorts),
        outstanding,
        state.points(),
        state.waiting());
  }
}
