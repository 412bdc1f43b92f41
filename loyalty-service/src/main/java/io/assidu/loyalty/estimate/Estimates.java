package io.assidu.loyalty.estimate;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.books.Books;
import io.assidu.loyalty.books.Periods;
import io.assidu.loyalty.program.Programs;
import io.assidu.platform.http.Cursor;
import io.assidu.platform.http.Page;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides on estimates. Whoever proposed one does not approve it; an approved one is booked by
 * cumulative catch-up (IFRS 15.B46), what was allocated stays (IFRS 15.88).
 */
@ApplicationScoped
class Estimates {

  private final EstimateStore store;
  private final Programs programs;
  private final Periods periods;
  private final Books books;
  private final Clock clock;

  Estimates(EstimateStore store, Programs programs, Periods periods, Books books, Clock clock) {
    this.store = store;
    this.programs = programs;
    this.periods = periods;
    this.books = books;
    this.clock = clock;
  }

  Uni<EstimateView> approve(Work work, UUID id, String by) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return periods
        // No close may come between the look at what is open and the booking.
        .hold(work)
        .chain(() -> undecided(work, id, by))
        .call(
            estimate ->
                periods
                    .openFrom(work, estimate.program())
                    .invoke(
                        openFrom ->
                            Proposing.requireOpen(estimate.effectiveFrom(), openFrom, today)))
        .call(
            estimate ->
                programs
                    .current(work, estimate.program())
                    .chain(program -> books.add(work, null, estimate.bookings(program, today))))
        .chain(
            estimate ->
                decide(work, id, new Estimate.Decision(EstimateStatus.APPROVED, by, now, null)));
  }

  Uni<EstimateView> reject(Work work, UUID id, String by, String reason) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return undecided(work, id, by)
        .chain(
            estimate ->
                decide(work, id, new Estimate.Decision(EstimateStatus.REJECTED, by, now, reason)));
  }

  private Uni<Estimate> undecided(Work work, UUID id, String by) {
    return store
        .lock(work, id)
        .map(
            found -> {
              Estimate estimate = found.orElseThrow(() -> unknown(id));
              if (estimate.decision() != null) {
                throw LoyaltyError.ESTIMATE_DECIDED.problem(
                    "It was decided on by " + estimate.decision().by() + ".");
              }
              if (estimate.proposedBy().equals(by)) {
                throw LoyaltyError.SECOND_PERSON_NEEDED.problem(
                    "Who proposed an estimate does not decide on it.");
              }
              return estimate;
            });
  }

  private Uni<EstimateView> decide(Work work, UUID id, Estimate.Decision decision) {
    return store.decide(work, id, decision).chain(decided -> get(work, id));
  }

  Uni<EstimateView> get(Work work, UUID id) {
    return store.find(work, id).map(found -> found.orElseThrow(() -> unknown(id)));
  }

  Uni<Page<EstimateView>> page(Work work, String program, @Nullable String cursor, int limit) {
    UUID before = cursor == null ? null : Cursor.decodeUuid(cursor);
    return store
        .before(work, program, before, limit + 1)
        .map(found -> found.stream().map(Estimate::view).toList())
        .map(found -> Page.of(found, limit, estimate -> Cursor.encode(estimate.id())));
  }

  private static RuntimeException unknown(UUID id) {
    return LoyaltyError.UNKNOWN_ESTIMATE.problem("There is no estimate " + id + ".");
  }
}
