package io.assidu.loyalty.books;

import io.assidu.contracts.Topics;
import io.assidu.contracts.loyalty.JournalEntryPosted;
import io.assidu.contracts.loyalty.JournalLine;
import io.assidu.loyalty.journal.SealedEntry;
import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.revenue.Cohorts;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * The one booker: takes what waits, in order, and seals it into the journal. It works right after
 * each commit and, in case a wake-up was lost, every second. All replicas have one; a lock lets one
 * work at a time, so no posting ever waits for a row that all postings share.
 */
@ApplicationScoped
class Bookkeeper {

  private static final int BATCH = 500;

  private final UnitOfWork unitOfWork;
  private final BookingStore bookings;
  private final CohortStore cohorts;
  private final JournalStore journal;
  private final Programs programs;
  private final Clock clock;
  private final Counter posted;
  private final WakeUp wakeUp = new WakeUp(this::bookAll);

  Bookkeeper(
      UnitOfWork unitOfWork,
      BookingStore bookings,
      CohortStore cohorts,
      JournalStore journal,
      Programs programs,
      Clock clock,
      MeterRegistry meters) {
    this.unitOfWork = unitOfWork;
    this.bookings = bookings;
    this.cohorts = cohorts;
    this.journal = journal;
    this.programs = programs;
    this.clock = clock;
    this.posted =
        Counter.builder("assidu.loyalty.journal.entries")
            .description("Journal entries sealed")
            .register(meters);
  }

  /** Books what waits, soon. */
  void wake() {
    wakeUp.wake();
  }

  @Scheduled(
      every = "${assidu.loyalty.books.every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> bookAll() {
    return unitOfWork
        .run(this::bookBatch)
        .chain(done -> done == BATCH ? bookAll() : Uni.createFrom().voidItem());
  }

  private Uni<Integer> bookBatch(Work work) {
    return journal
        .lock(work)
        .chain(() -> bookings.waiting(work, BATCH))
        .chain(waiting -> waiting.isEmpty() ? Uni.createFrom().item(0) : book(work, waiting));
  }

  private Uni<Integer> book(Work work, List<BookingStore.Waiting> waiting) {
    Instant now = clock.instant();
    List<String> names = waiting.stream().map(w -> w.booking().program()).distinct().toList();
    return Multi.createFrom()
        .iterable(names)
        .onItem()
        .transformToUniAndConcatenate(
            program ->
                book(
                    work,
                    program,
                    waiting.stream().filter(w -> w.booking().program().equals(program)).toList(),
                    now))
        .collect()
        .asList()
        .chain(() -> bookings.booked(work, waiting, now))
        .replaceWith(waiting.size());
  }

  private Uni<Void> book(
      Work work, String program, List<BookingStore.Waiting> waiting, Instant now) {
    return Uni.combine()
        .all()
        .unis(cohorts.all(work, program), journal.head(work, program))
        .usingConcurrencyOf(1)
        .asTuple()
        .chain(
            state -> {
              Sealing sealing = new Sealing(new Cohorts(state.getItem1()), state.getItem2());
              return Multi.createFrom()
                  .iterable(waiting)
                  .onItem()
                  .transformToUniAndConcatenate(
                      next ->
                          programs
                              .version(work, program, next.booking().programVersion())
                              .invoke(
                                  version -> sealing.book(next, version.program().books(), now)))
                  .collect()
                  .asList()
                  .chain(() -> write(work, program, sealing));
            });
  }

  private Uni<Void> write(Work work, String program, Sealing sealing) {
    List<Sealing.Sealed> sealed = sealing.sealed();
    for (Sealing.Sealed next : sealed) {
      work.correlate(next.waiting().correlationId()); // one batch books many customers' stories
      work.emit(Topics.LOYALTY_JOURNAL, program, announced(next));
    }
    work.afterCommit(() -> posted.increment(sealed.size()));
    return journal
        .append(
            work,
            sealed.stream().map(Sealing.Sealed::entry).toList(),
            sealed.stream().map(next -> next.waiting().correlationId()).toList())
        .chain(() -> cohorts.save(work, program, sealing.cohorts().changed()));
  }

  private static JournalEntryPosted announced(Sealing.Sealed next) {
    SealedEntry entry = next.entry();
    return new JournalEntryPosted(
        entry.entry().id(),
        entry.entry().program(),
        entry.sequence(),
        entry.entry().kind().wireName(),
        entry.entry().bookingDate(),
        entry.entry().currency(),
        entry.entry().reference(),
        next.waiting().profileId(),
        entry.entry().lines().stream()
            .map(line -> new JournalLine(line.account(), line.debit(), line.credit()))
            .toList(),
        entry.previousHash(),
        entry.hash(),
        entry.postedAt());
  }
}
