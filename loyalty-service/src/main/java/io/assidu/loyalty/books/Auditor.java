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
    return programs
        .charts(work, program)
        .chain(
            charts ->
                read(work, program, 0, new ChainCheck())
                    .chain(
                        check ->
                            store
                                .totals(work, program, charts)
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

  private static VerificationView view(String program, ChainCheck check, AuditStore.Totals totals) {
    List<String> findings = new ArrayList<>(check.findings());
    if (check.debits().compareTo(check.credits()) != 0) {
      findings.add("debits " + check.debits() + " are not credits " + check.credits());
    }
    if (totals.liability().compareTo(totals.cohortLiability()) != 0) {
      findings.add(
          "the accounts owe " + totals.liability() + ", the cohorts " + totals.cohortLiability());
    }
    if (totals.cohortLiability().compareTo(totals.movedLiability()) != 0) {
      findings.add(
          "the cohorts owe "
              + totals.cohortLiability()
              + ", their movements add up to "
              + totals.movedLiability());
    }
    if (totals.waiting() == 0 && totals.outstanding() != totals.points()) {
      findings.add(
          "the cohorts have " + totals.outstanding() + " points, the lots " + totals.points());
    }
    return new VerificationView(
        program,
        findings.isEmpty(),
        findings,
        check.entries(),
        check.head(),
        Journals.plain(check.debits()),
        Journals.plain(check.credits()),
        Journals.plain(totals.liability()),
        Journals.plain(totals.cohortLiability()),
        totals.outstanding(),
        totals.points(),
        totals.waiting());
  }
}
