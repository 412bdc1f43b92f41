package io.assidu.loyalty.revenue;

import io.assidu.loyalty.journal.Entry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a program's bookings again, from the first, with nothing known but what they say. It
 * keeps the cohorts and what each day brought to each: a journal of any length can be replayed.
 */
public final class Replay {

  /** As many as are kept one by one. */
  private static final int BATCH = 500;

  private final Map<CohortKey, NavigableMap<LocalDate, Figures>> days = new HashMap<>();
  private Cohorts cohorts = new Cohorts(List.of());
  private @Nullable LocalDate openFrom;
  private int booked;

  /**
   * Carries out the next booking.
   *
   * @param open the first day of the period that was open when it was booked; null when none had
   *     been closed
   * @return its entry; none when no money moves
   */
  public Optional<Entry> book(Booking booking, Policy policy, @Nullable LocalDate open) {
    if (booked == BATCH || !Objects.equals(open, openFrom)) {
      turnOver(open);
    }
    booked++;
    Reestimate estimate = booking.estimate();
    LocalDate asOf = estimate == null ? null : estimate.asOf();
    return cohorts.book(booking, policy, asOf == null ? Map.of() : after(asOf));
  }

  private void turnOver(@Nullable LocalDate open) {
    for (CohortMovement movement : cohorts.movements()) {
      days.computeIfAbsent(movement.cohort(), unknown -> new TreeMap<>())
          .merge(movement.bookingDate(), movement.change(), Figures::plus);
    }
    cohorts = new Cohorts(cohorts.all(), cohorts.firstEstimates(), open);
    openFrom = open;
    booked = 0;
  }

  private Map<CohortKey, Figures> after(LocalDate day) {
    Map<CohortKey, Figures> later = new HashMap<>();
    days.forEach(
        (cohort, of) ->
            later.put(
                cohort,
                of.tailMap(day, false).values().stream().reduce(Figures.NONE, Figures::plus)));
    return later;
  }

  /** Where the cohorts stand, the oldest first. */
  public List<Cohort> cohorts() {
    return cohorts.all();
  }

  /** What is said of cohorts differently here and there, in words. */
  public List<String> differences(Collection<Cohort> stored) {
    Map<CohortKey, Cohort> made = new TreeMap<>(CohortKey.OLDEST_FIRST);
    cohorts().forEach(cohort -> made.put(cohort.key(), cohort));
    List<String> found = new ArrayList<>();
    for (Cohort cohort : stored) {
      Cohort again = made.remove(cohort.key());
      if (again == null) {
        found.add(cohort.key().text() + " comes from no booking");
      } else if (!text(again).equals(text(cohort))) {
        found.add(
            cohort.key().text() + " is " + text(cohort) + "; made again it is " + text(again));
      }
    }
    made.keySet().forEach(key -> found.add(key.text() + " is missing"));
    return found;
  }

  private static String text(Cohort cohort) {
    Figures figures = cohort.figures();
    return "allocated %s, issued %d, redeemed %d, expired %d, recognised %s, %s at %s by %s"
        .formatted(
            figures.allocated().stripTrailingZeros().toPlainString(),
            figures.issued(),
            figures.redeemed(),
            figures.expired(),
            figures.recognised().stripTrailingZeros().toPlainString(),
            cohort.breakage().wireName(),
            cohort.expectation().rate().stripTrailingZeros().toPlainString(),
            cohort.expectation().estimateId() == null
                ? "the program"
                : "estimate " + cohort.expectation().estimateId());
  }
}
