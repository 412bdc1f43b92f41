package io.assidu.loyalty.books;

import io.assidu.loyalty.program.Programs;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Makes a whole journal again from the bookings behind it, and the bookings' points from the points
 * ledger: what is stored of entries and cohorts is only held against the outcome.
 */
@ApplicationScoped
class Reperformer {

  private static final int CHUNK = 1_000;

  private final BookingStore bookings;
  private final JournalStore journal;
  private final CohortStore cohorts;
  private final ReperformanceStore store;
  private final Programs programs;

  Reperformer(
      BookingStore bookings,
      JournalStore journal,
      CohortStore cohorts,
      ReperformanceStore store,
      Programs programs) {
    this.bookings = bookings;
    this.journal = journal;
    this.cohorts = cohorts;
    this.store = store;
    this.programs = programs;
  }

  Uni<ReperformanceView> reperform(Work work, String program) {
    return store
        .sameMoment(work)
        .chain(() -> programs.current(work, program))
        .chain(() -> store.closes(work, program))
        .map(ReperformanceCheck::new)
        .chain(
            check ->
                carryOut(work, program, 0, check)
                    .chain(() -> hold(work, program, check))
                    .chain(() -> store.waiting(work, program))
                    .map(waiting -> check.view(program, waiting)));
  }

  private Uni<Void> carryOut(Work work, String program, long after, ReperformanceCheck check) {
    return bookings
        .after(work, program, after, CHUNK)
        .chain(
            chunk ->
                carryOut(work, chunk, check)
                    .chain(
                        () ->
                            chunk.size() < CHUNK
                                ? Uni.createFrom().voidItem()
                                : carryOut(work, program, chunk.getLast().place(), check)));
  }

  private Uni<Void> carryOut(Work work, List<BookingStore.Booked> chunk, ReperformanceCheck check) {
    return journal
        .made(work, chunk.stream().map(next -> next.booking().entryId()).toArray(UUID[]::new))
        .chain(
            made ->
                Multi.createFrom()
                    .iterable(chunk)
                    .onItem()
                    .transformToUniAndConcatenate(next -> carryOut(work, next, made, check))
                    .collect()
                    .asList())
        .replaceWithVoid();
  }

  private Uni<Void> carryOut(
      Work work,
      BookingStore.Booked next,
      Map<UUID, JournalStore.Stored> made,
      ReperformanceCheck check) {
    return programs
        .version(work, next.booking().program(), next.booking().programVersion())
        .invoke(
            version ->
                check.next(
                    next,
                    version.program().books(next.booking().currency()),
                    made.get(next.booking().entryId())))
        .replaceWithVoid();
  }

  private Uni<Void> hold(Work work, String program, ReperformanceCheck check) {
    return cohorts
        .all(work, program)
        .invoke(check::cohorts)
        .chain(() -> store.strays(work, program))
        .invoke(strays -> strays.forEach(check::find))
        .chain(() -> store.points(work, program))
        .invoke(check::points)
        .replaceWithVoid();
  }
}
