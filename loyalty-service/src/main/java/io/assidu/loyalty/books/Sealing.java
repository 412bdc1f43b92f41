package io.assidu.loyalty.books;

import io.assidu.loyalty.journal.Chain;
import io.assidu.loyalty.journal.SealedEntry;
import io.assidu.loyalty.revenue.CohortKey;
import io.assidu.loyalty.revenue.Cohorts;
import io.assidu.loyalty.revenue.Figures;
import io.assidu.loyalty.revenue.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns what waits for one program into sealed entries, one after the other. */
final class Sealing {

  /** An entry with the booking that it came from. */
  record Sealed(SealedEntry entry, BookingStore.Waiting waiting) {}

  private final Cohorts cohorts;
  private final List<Sealed> sealed = new ArrayList<>();
  private JournalStore.Head head;

  Sealing(Cohorts cohorts, JournalStore.Head head) {
    this.cohorts = cohorts;
    this.head = head;
  }

  void book(
      BookingStore.Waiting waiting, Policy policy, Map<CohortKey, Figures> later, Instant now) {
    cohorts
        .book(waiting.booking(), policy, later)
        .ifPresent(
            entry -> {
              SealedEntry next = Chain.seal(entry, head.sequence() + 1, head.hash(), now);
              head = new JournalStore.Head(next.sequence(), next.hash());
              sealed.add(new Sealed(next, waiting));
            });
  }

  List<Sealed> sealed() {
    return sealed;
  }

  Cohorts cohorts() {
    return cohorts;
  }
}
