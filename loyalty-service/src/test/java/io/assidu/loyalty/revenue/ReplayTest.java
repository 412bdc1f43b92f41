package io.assidu.loyalty.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.loyalty.journal.Entry;
import io.assidu.loyalty.journal.EntryKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {

  private static final LocalDate BEGIN = LocalDate.of(2026, 1, 1);
  private static final Policy POLICY =
      new Policy(
          Currency.getInstance("EUR"),
          new PointValue(new BigDecimal("0.05"), new BigDecimal("0.80")),
          Breakage.PROPORTIONAL,
          new Chart("707", "487", "708", "6234", "1582"));

  /** A booking and the first open day when it was booked. */
  private record Step(Booking booking, @Nullable LocalDate openFrom) {}

  /** As the booker does it: in batches of any size, with the state of the last one loaded. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 52})
  void itMakesTheEntriesAndCohortsThatTheBookerMade(long seed) {
    Random random = new Random(seed);
    List<Step> steps = steps(random);
    List<Optional<Entry>> booked = new ArrayList<>();
    List<CohortMovement> stored = new ArrayList<>();
    Cohorts cohorts = new Cohorts(List.of());
    for (int from = 0; from < steps.size(); ) {
      LocalDate open = steps.get(from).openFrom();
      int size = 1 + random.nextInt(40);
      cohorts = new Cohorts(cohorts.all(), cohorts.firstEstimates(), open);
      while (size > 0 && from < steps.size() && same(open, steps.get(from).openFrom())) {
        Booking booking = steps.get(from).booking();
        booked.add(cohorts.book(booking, POLICY, later(stored, booking)));
        from++;
        size--;
      }
      stored.addAll(cohorts.movements());
    }

    Replay replay = new Replay();
    List<Optional<Entry>> again = new ArrayList<>();
    steps.forEach(step -> again.add(replay.book(step.booking(), POLICY, step.openFrom())));
    assertThat(again).isEqualTo(booked);
    assertThat(replay.cohorts()).isEqualTo(cohorts.all());
    assertThat(replay.differences(cohorts.all())).isEmpty();
  }

  @Test
  void itSaysWhichCohortsDiffer() {
    Replay replay = new Replay();
    replay.book(issue(new Random(1), 0, BEGIN), POLICY, null);
    Cohort cohort = replay.cohorts().getFirst();
    assertThat(replay.differences(List.of())).containsExactly(cohort.key().text() + " is missing");
    assertThat(replay.differences(List.of(cohort.recognise(BigDecimal.ONE))))
        .singleElement()
        .asString()
        .contains("recognised 1, ")
        .contains("made again it is allocated");
    CohortKey other = new CohortKey(Origin.SALE, YearMonth.of(1999, 1));
    assertThat(
            replay.differences(
                List.of(cohort, Cohort.opened(other, cohort.expectation(), Breakage.PROPORTIONAL))))
        .containsExactly("cohort sale 1999-01 comes from no booking");
  }

  private static boolean same(@Nullable LocalDate one, @Nullable LocalDate other) {
    return one == null ? other == null : one.equals(other);
  }

  private static Map<CohortKey, Figures> later(List<CohortMovement> stored, Booking booking) {
    Reestimate estimate = booking.estimate();
    LocalDate asOf = estimate == null ? null : estimate.asOf();
    return asOf == null
        ? new HashMap<>()
        : stored.stream()
            .filter(movement -> movement.bookingDate().isAfter(asOf))
            .collect(
                Collectors.toMap(CohortMovement::cohort, CohortMovement::change, Figures::plus));
  }

  /** More than are kept one by one; a month is closed now and then, and things come late. */
  private static List<Step> steps(Random random) {
    List<Step> steps = new ArrayList<>();
    LocalDate open = null;
    for (int i = 0; i < 1_300; i++) {
      LocalDate today = BEGIN.plusDays(i / 10);
      LocalDate day = today.minusDays(random.nextInt(12));
      if (i % 310 == 309) {
        open = today.withDayOfMonth(1);
      }
      steps.add(new Step(booking(random, i, day, open), open));
    }
    return steps;
  }

  private static Booking booking(
      Random random, int number, LocalDate day, @Nullable LocalDate open) {
    if (number % 97 == 96) {
      BigDecimal rate = BigDecimal.valueOf(50 + random.nextInt(50), 2);
      boolean all = random.nextBoolean();
      LocalDate asOf = open == null || day.isAfter(open) ? day : open;
      return new Booking(
          new UUID(1, number),
          "club",
          1,
          EntryKind.RE_ESTIMATE,
          asOf,
          "estimate",
          List.of(),
          new Reestimate(
              new UUID(2, number),
              all ? rate : null,
              all ? Map.of() : Map.of(YearMonth.from(BEGIN), rate),
              random.nextBoolean() ? asOf : null));
    }
    return number < 60 || random.nextInt(3) > 0
        ? issue(random, number, day)
        : booking(
            number,
            EntryKind.RECOGNITION,
            day,
            CohortChange.redeem(key(random, BEGIN), random.nextInt(30)));
  }

  private static Booking issue(Random random, int number, LocalDate day) {
    CohortKey key = key(random, day);
    return booking(
        number,
        key.origin() == Origin.SALE ? EntryKind.ALLOCATION : EntryKind.COST,
        day,
        CohortChange.issue(
            key, BigDecimal.valueOf(100 + random.nextInt(900), 2), 1 + random.nextInt(200)));
  }

  private static CohortKey key(Random random, LocalDate day) {
    return new CohortKey(random.nextInt(4) > 0 ? Origin.SALE : Origin.GRANT, YearMonth.from(day));
  }

  private static Booking booking(int number, EntryKind kind, LocalDate day, CohortChange change) {
    return new Booking(
        new UUID(1, number), "club", 1, kind, day, "order-" + number, List.of(change), null);
  }
}
