package io.assidu.loyalty.estimate;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.books.Periods;
import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.revenue.BackTest;
import io.assidu.loyalty.revenue.ChainLadder;
import io.assidu.loyalty.revenue.Triangle;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From the data, or a person's better knowledge, to an estimate that awaits approval. */
@ApplicationScoped
class Proposing {

  private final Programs programs;
  private final Periods periods;
  private final EstimateStore store;
  private final Clock clock;

  Proposing(Programs programs, Periods periods, EstimateStore store, Clock clock) {
    this.programs = programs;
    this.periods = periods;
    this.store = store;
    this.clock = clock;
  }

  /**
   * What the data says, through the last complete month.
   *
   * @param segment of whose points; null: of everybody's
   */
  Uni<ProposalView> look(Work work, String program, @Nullable String segment) {
    return programs
        .current(work, program)
        .chain(known -> store.cells(work, known.id(), segment))
        .map(cells -> Data.of(cells, thisMonth()).view(program, segment));
  }

  Uni<EstimateView> propose(Work work, EstimateRequest request, String by) {
    String program = request.program() == null ? Programs.DEFAULT : request.program();
    return programs
        .current(work, program)
        .chain(known -> periods.openFrom(work, program))
        .invoke(openFrom -> requireOpen(request.effectiveFrom(), openFrom, today()))
        .chain(
            () ->
                Uni.combine()
                    .all()
                    .unis(
                        store.months(work, program, request.segment()),
                        store.cells(work, program, request.segment()))
                    .usingConcurrencyOf(1)
                    .asTuple())
        .chain(
            found -> {
              requireKnown(request, found.getItem1());
              Data data = Data.of(found.getItem2(), thisMonth());
              Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
              Estimate estimate =
                  new Estimate(
                      Ids.next(),
                      program,
                      Scope.of(request).terms(data.ladder()),
                      request.justification(),
                      request.effectiveFrom(),
                      by,
                      now,
                      null);
              ProposalView evidence = data.view(program, request.segment());
              return store
                  .add(work, estimate, evidence)
                  .replaceWith(estimate.view().with(evidence, List.of()));
            });
  }

  private record Data(Triangle triangle, ChainLadder ladder, BackTest backTest) {

    static Data of(Collection<Triangle.Cell> cells, YearMonth thisMonth) {
      Triangle now = Triangle.of(cells, thisMonth.minusMonths(1));
      Triangle before = Triangle.of(cells, thisMonth.minusMonths(2));
      return new Data(now, ChainLadder.of(now), BackTest.of(before, now));
    }

    ProposalView view(String program, @Nullable String segment) {
      return ProposalView.of(program, segment, triangle, ladder, backTest);
    }
  }

  /**
   * Refuses a day that cannot be booked on. A change of an estimate counts from now on (IAS 8.36):
   * it can be dated back into the month that is about to be closed, and no further.
   */
  static void requireOpen(LocalDate day, Optional<LocalDate> openFrom, LocalDate today) {
    if (openFrom.isPresent() && day.isBefore(openFrom.get())) {
      throw LoyaltyError.PERIOD_CLOSED.problem(
          "/effectiveFrom", "open-period", "Days before " + openFrom.get() + " are closed.");
    }
    if (day.isAfter(today)) {
      throw LoyaltyError.INVALID_ESTIMATE.problem(
          "/effectiveFrom", "not-future", "It is at the latest today, " + today + " (UTC).");
    }
    LocalDate earliest = YearMonth.from(today).minusMonths(1).atDay(1);
    if (day.isBefore(earliest)) {
      throw LoyaltyError.INVALID_ESTIMATE.problem(
          "/effectiveFrom", "one-month-back", "It is " + earliest + " at the earliest.");
    }
  }

  private static void requireKnown(EstimateRequest request, List<YearMonth> months) {
    if (request.segment() != null && months.isEmpty()) {
      throw LoyaltyError.INVALID_ESTIMATE.problem(
          "/segment", "known-segment", "No points were issued in that segment.");
    }
    if (request.cohorts() == null) {
      return;
    }
    ProblemException problem =
        LoyaltyError.INVALID_ESTIMATE.problem("It names cohorts that there are not.");
    for (int i = 0; i < request.cohorts().size(); i++) {
      if (!months.contains(YearMonth.parse(request.cohorts().get(i)))) {
        problem.at("/cohorts/" + i, "known-cohort", "No points were issued in that month.");
      }
    }
    if (!problem.violations().isEmpty()) {
      throw problem;
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private YearMonth thisMonth() {
    return YearMonth.from(today());
  }
}
