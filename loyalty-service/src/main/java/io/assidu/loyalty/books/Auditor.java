package io.assidu.loyalty.books;

import io.assidu.loyalty.journal.ChainCheck;
import io.assidu.loyalty.program.Programs;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
  private final AuditStore store;
  private final Programs programs;

  Auditor(JournalStore journal, AuditStore store, Programs programs) {
    this.journal = journal;
    this.store = store;
    this.programs = programs;
  }

  Uni<VerificationView> verify(Work work, String program) {
    return Uni.combine()
        .all()
        .unis(programs.charts(work, program), programs.current(work, program))
        .usingConcurrencyOf(1)
        .asTuple()
        .chain(
            known ->
                read(work, program, 0, new ChainCheck())
                    .chain(
                        check ->
                            store
                                .totals(
                                    work,
                                    program,
                                    known.getItem1(),
                                    known.getItem2().program().currencyCodes())
                                .map(totals -> view(program, check, totals))));
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

  /**
   * @param totals in the program's own currency first
   */
  private static VerificationView view(
      String program, ChainCheck check, List<AuditStore.Totals> totals) {
    List<String> findings = new ArrayList<>(check.findings());
    totals.forEach(inOne -> hold(inOne, check, findings));
    List<String> taken = totals.stream().map(AuditStore.Totals::currency).toList();
    check.currencies().stream()
        .filter(currency -> !taken.contains(currency))
        .sorted()
        .forEach(currency -> findings.add("there are entries in " + currency));
    VerificationView.InCurrency own = sums(totals.getFirst(), check);
    return new VerificationView(
        program,
        findings.isEmpty(),
        findings,
        check.entries(),
        check.head(),
        own.currency(),
        own.debits(),
        own.credits(),
        own.liability(),
        own.cohortLiability(),
        own.outstandingPoints(),
        own.ledgerPoints(),
        totals.stream().mapToLong(AuditStore.Totals::waiting).sum(),
        totals.stream().skip(1).map(inOne -> sums(inOne, check)).toList());
  }

  private static void hold(AuditStore.Totals totals, ChainCheck check, List<String> findings) {
    ChainCheck.Sums sums = check.sums(totals.currency());
    String in = " (" + totals.currency() + ")";
    if (sums.debits().compareTo(sums.credits()) != 0) {
      findings.add("debits " + sums.debits() + " are not credits " + sums.credits() + in);
    }
    if (totals.liability().compareTo(totals.cohortLiability()) != 0) {
      findings.add(
          "the accounts owe "
              + totals.liability()
              + ", the cohorts "
              + totals.cohortLiability()
              + in);
    }
    if (totals.cohortLiability().compareTo(totals.movedLiability()) != 0) {
      findings.add(
          "the cohorts owe "
              + totals.cohortLiability()
              + ", their movements add up to "
              + totals.movedLiability()
              + in);
    }
    if (totals.waiting() == 0 && totals.outstanding() != totals.points()) {
      findings.add(
          "the cohorts have " + totals.outstanding() + " points, the lots " + totals.points() + in);
    }
  }

  private static VerificationView.InCurrency sums(AuditStore.Totals totals, ChainCheck check) {
    ChainCheck.Sums sums = check.sums(totals.currency());
    return new VerificationView.InCurrency(
        totals.currency(),
        Journals.plain(sums.debits()),
        Journals.plain(sums.credits()),
        Journals.plain(totals.liability()),
        Journals.plain(totals.cohortLiability()),
        totals.outstanding(),
        totals.points());
  }
}
