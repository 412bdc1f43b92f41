package io.assidu.loyalty.books;

import io.assidu.contracts.Topics;
import io.assidu.contracts.loyalty.JournalEntryPosted;
import io.assidu.contracts.loyalty.JournalLine;
import io.assidu.loyalty.journal.SealedEntry;
import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.revenue.Booking;
import io.assidu.loyalty.revenue.CohortKey;
import io.assidu.loyalty.revenue.Cohorts;
import io.assidu.loyalty.revenue.Figures;
import io.assidu.loyalty.revenue.Reestimate;
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
import java.util.Map;

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
  private final Periods periods;
  private final Programs programs;
  private final Clock clock;
  private final Counter posted;
  private final WakeUp wakeUp = new WakeUp(this::bookAll);

  Bookkeeper(
      UnitOfWork unitOfWork,
      BookingStore bookings,
      CohortStore cohorts,
      JournalStore journal,
      Periods periods,
      Programs programs,
      Clock clock,
      MeterRegistry meters) {
    this.unitOfWork = unitOfWork;
    this.bookings = bookings;
    this.cohorts = cohorts;
    this.journal = journal;
    this.periods = periods;
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
    return periods
        .hold(work)
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
    return sealing(work, program)
        .chain(
            sealing ->
                Multi.createFrom()
                    .iterable(waiting)
                    .onItem()
                    .transformToUniAndConcatenate(next -> seal(work, sealing, next, now))
                    .collect()
                    .asList()
                    .chain(() -> write(work, program, sealing)));
  }

  private Uni<Sealing> sealing(Work work, String program) {
    return Uni.combine()
        .all()
        .unis(
            cohorts.all(work, program),
            cohorts.firstEstimates(work, program),
            periods.openFrom(work, program),
            journal.head(work, program))
        .usingConcurrencyOf(1)
        .asTuple()
        .map(
            state ->
                new Sealing(
                    new Cohorts(state.getItem1(), state.getItem2(), state.getItem3().orElse(null)),
                    state.getItem4()));
  }

  private Uni<Void> seal(Work work, Sealing sealing, BookingStore.Waiting next, Instant now) {
    Booking booking = next.booking();
    return Uni.combine()
        .all()
        .unis(
            programs.version(work, booking.program(), booking.programVersion()),
            later(work, booking))
        .usingConcurrencyOf(1)
        .asTuple()
        .invoke(
            known ->
                sealing.book(
                    next,
                    known.getItem1().program().books(booking.currency()),
                    known.getItem2(),
                    now))
        .replaceWithVoid();
  }

  /** What the cohorts owe to the days after the one as of which they are re-estimated. */
  private Uni<Map<CohortKey, Figures>> later(Work work, Booking booking) {
    Reestimate estimate = booking.estimate();
    return estimate == null || estimate.asOf() == null
        ? Uni.createFrom().item(Map.of())
        : cohorts.after(work, booking.program(), estimate.asOf());
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
        .chain(() -> cohorts.save(work, program, sealing.cohorts()));
  }

  private static JournalEntryPosted announced(Sealing.Sealed next) {
    SealedEntry entry = next.entry();
    return new JournalEntryPosted(
        entry.entry().id(),
        entry.entry().program(),
        entry.sequence(),
        entry.entry().kind().wireName(),
        entry.entry().bookingDate(),
        entry.entry().occurredOn(),
        entry.entry().currency(),
        entry.entry().reference(),
        entry.entry().partner(),
        next.waiting().profileId(),
        entry.entry().lines().stream()
            .map(line -> new JournalLine(line.account(), line.debit(), line.credit()))
            .toList(),
        entry.previousHash(),
        entry.hash(),
        entry.postedAt());
  }
}
