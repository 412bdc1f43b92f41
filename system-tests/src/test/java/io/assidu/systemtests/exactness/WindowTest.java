package io.assidu.systemtests.exactness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final List<ZoneId> PARIS = List.of(ZoneId.of("Europe/Paris"));

  @Test
  void aRollingWindowIsAnyOfItsLengthThatHoldsTheMoment() {
    Window hour = Window.of("PT1H");
    List<Long> times =
        times("2026-10-25T10:00:00Z", "2026-10-25T10:40:00Z", "2026-10-25T11:20:00Z");

    assertThat(hour.fullest(times, at("2026-10-25T10:59:59Z"), PARIS)).isEqualTo(2);
    assertThat(hour.fullest(times, at("2026-10-25T09:00:00.001Z"), PARIS)).isEqualTo(1);
    assertThat(hour.fullest(times, at("2026-10-25T12:20:00Z"), PARIS)).isZero();
  }

  @Test
  void aDayHasAsManyHoursAsTheClockGivesIt() {
    Window day = Window.of("day");
    List<Long> times =
        times("2026-10-24T21:59:59Z", "2026-10-24T22:00:00Z", "2026-10-25T22:59:59Z");

    assertThat(day.fullest(times, at("2026-10-25T12:00:00Z"), PARIS)).isEqualTo(2);
    assertThat(day.fullest(times, at("2026-10-25T23:00:00Z"), PARIS)).isZero();
  }

  @Test
  void aDayThatHasBegunStaysWhenTheClockGoesBackAcrossMidnight() {
    Window day = Window.of("day");
    List<ZoneId> newfoundland = List.of(ZoneId.of("America/St_Johns"));
    // At 00:01 it was 23:01 again.
    List<Long> times = times("2010-11-07T02:29:59Z", "2010-11-07T02:30:30Z");

    assertThat(day.fullest(times, at("2010-11-07T03:00:00Z"), newfoundland)).isEqualTo(1);
  }

  @Test
  void ofSeveralPossibleZonesTheFullestCounts() {
    Window week = Window.of("week");
    List<ZoneId> both = List.of(ZoneId.of("Europe/Paris"), ZoneId.of("Atlantic/Azores"));
    List<Long> times = times("2026-10-25T23:30:00Z");

    assertThat(week.fullest(times, at("2026-10-25T12:00:00Z"), both)).isEqualTo(1);
    assertThat(week.fullest(times, at("2026-10-25T12:00:00Z"), PARIS)).isZero();
  }

  private static List<Long> times(String... instants) {
    return Stream.of(instants).map(WindowTest::at).toList();
  }

  private static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }
}
