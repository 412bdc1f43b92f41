package io.assidu.policy.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.policy.document.CalendarPeriod;
import io.assidu.policy.document.CapWindow;
import io.assidu.policy.evaluate.Window.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

  @ParameterizedTest
  @CsvSource({
    // An ordinary Wednesday, its week and its month.
    "DAY,   Europe/Paris,    2026-11-25T11:00:00Z, 2026-11-24T23:00:00Z, 2026-11-25T23:00:00Z",
    "WEEK,  Europe/Paris,    2026-11-25T11:00:00Z, 2026-11-22T23:00:00Z, 2026-11-29T23:00:00Z",
    "MONTH, Europe/Paris,    2026-11-25T11:00:00Z, 2026-10-31T23:00:00Z, 2026-11-30T23:00:00Z",
    // It begins with its first instant, and ends before the next one's.
    "WEEK,  Europe/Paris,    2026-11-22T22:59:59Z, 2026-11-15T23:00:00Z, 2026-11-22T23:00:00Z",
    "WEEK,  Europe/Paris,    2026-11-22T23:00:00Z, 2026-11-22T23:00:00Z, 2026-11-29T23:00:00Z",
    // The days, weeks and months in which the clock is changed.
    "DAY,   Europe/Paris,    2026-03-29T10:00:00Z, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
    "DAY,   Europe/Paris,    2026-10-25T10:00:00Z, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
    "WEEK,  Europe/Paris,    2026-10-25T22:59:59Z, 2026-10-18T22:00:00Z, 2026-10-25T23:00:00Z",
    "MONTH, Europe/Paris,    2026-03-10T10:00:00Z, 2026-02-28T23:00:00Z, 2026-03-31T22:00:00Z",
    // A day without midnight begins at one o'clock.
    "DAY,   Africa/Cairo,    2026-04-24T10:00:00Z, 2026-04-23T22:00:00Z, 2026-04-24T21:00:00Z",
    // Put back from 00:01 to 23:01: Sunday has begun, though it is Saturday once more.
    "DAY,   America/St_Johns, 2010-11-07T03:00:00Z, 2010-11-07T02:30:00Z, 2010-11-08T03:30:00Z",
    // Samoa went over the date line and had no 30 December.
    "DAY,   Pacific/Apia,    2011-12-30T11:00:00Z, 2011-12-30T10:00:00Z, 2011-12-31T10:00:00Z",
  })
  void aCalendarPeriodIsThePersonsOwn(
      CalendarPeriod period, ZoneId zone, Instant at, Instant from, Instant to) {
    assertThat(spans(period, Set.of(zone), at)).containsExactly(new Span(from, to));
  }

  @Test
  void whoMayLiveInSeveralZonesHasAPeriodInEach() {
    Set<ZoneId> zones =
        Set.of(
            ZoneId.of("Europe/Paris"), ZoneId.of("Europe/Berlin"), ZoneId.of("America/New_York"));

    assertThat(spans(CalendarPeriod.DAY, zones, Instant.parse("2026-11-25T11:00:00Z")))
        .containsExactly(
            new Span(Instant.parse("2026-11-24T23:00:00Z"), Instant.parse("2026-11-25T23:00:00Z")),
            new Span(Instant.parse("2026-11-25T05:00:00Z"), Instant.parse("2026-11-26T05:00:00Z")));
  }

  @Test
  void aRollingWindowKnowsNoZone() {
    assertThat(Window.of(CapWindow.of(Duration.ofDays(7)), Set.of(), Instant.EPOCH))
        .isEqualTo(new Window.Rolling(Duration.ofDays(7)));
  }

  static List<Span> spans(CalendarPeriod period, Set<ZoneId> zones, Instant at) {
    return ((Window.Calendar) Window.of(CapWindow.of(period), zones, at)).spans();
  }
}
