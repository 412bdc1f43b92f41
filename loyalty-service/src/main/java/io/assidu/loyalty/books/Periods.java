package io.assidu.loyalty.books;

import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;

/** Which days the journal still takes, and the right to be the only one who writes to it. */
@ApplicationScoped
public class Periods {

  private final PeriodStore store;
  private final JournalStore journal;

  Periods(PeriodStore store, JournalStore journal) {
    this.store = store;
    this.journal = journal;
  }

  /** The end of a program's journal; 0 and zeros while it is empty. */
  public record Head(long sequence, String hash) {}

  public Uni<Head> head(Work work, String program) {
    return journal.head(work, program).map(head -> new Head(head.sequence(), head.hash()));
  }

  /**
   * One at a time, across all replicas, until the transaction ends: the booker while it books, a
   * close while it closes.
   */
  public Uni<Void> hold(Work work) {
    return store.lock(work);
  }

  /** The first day that can be booked on; empty while no period was closed. */
  public Uni<Optional<LocalDate>> openFrom(Work work, String program) {
    return store.openFrom(work, program);
  }
}
