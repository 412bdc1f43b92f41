package io.assidu.journey.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaitTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

  @Test
  void aDurationIsElapsedTimeWhateverTheClocksDo() {
    assertThat(wait(Duration.ofHours(24), null).due(at("2026-03-28T12:00:00Z"), PARIS))
        .isEqualTo("2026-03-29T12:00:00Z");
  }

  @Test
  void aTimeOfDayIsTheNextOneOnThePersonsClock() {
    Instant noonInParis = at("2026-11-24T11:00:00Z");
    assertThat(wait(null, "09:00").due(noonInParis, PARIS)).isEqualTo("2026-11-25T08:00:00Z");
    assertThat(wait(null, "18:00").due(noonInParis, PARIS)).isEqualTo("2026-11-24T17:00:00Z");
    assertThat(wait(null, "18:00").due(noonInParis, KOLKATA)).isEqualTo("2026-11-24T12:30:00Z");
  }

  @Test
  void aTimeOfDayThatIsNowIsTomorrowsUnlessWeWaitedForIt() {
    Instant nineInParis = at("2026-11-24T08:00:00Z");
    assertThat(wait(null, "09:00").due(nineInParis, PARIS)).isEqualTo("2026-11-25T08:00:00Z");
    assertThat(wait(Duration.ofHours(1), "09:00").due(at("2026-11-24T07:00:00Z"), PARIS))
        .isEqualTo(nineInParis);
  }

  /** Reference case TZ-2, java.time's rule. */
  @Test
  void aTimeInTheGapMovesForwardByTheGap() {
    assertThat(wait(null, "02:30").due(at("2026-03-28T20:00:00Z"), PARIS))
        .isEqualTo("2026-03-29T01:30:00Z");
  }

  /** Reference case TZ-2, java.time's rule. */
  @Test
  void aTimeThatComesTwiceIsTheFirst() {
    assertThat(wait(null, "02:30").due(at("2026-10-24T20:00:00Z"), PARIS))
        .isEqualTo("2026-10-25T00:30:00Z");
  }

  @Test
  void afterTheFirstOfTwoTheNextIsTomorrows() {
    assertThat(wait(null, "02:30").due(at("2026-10-25T00:30:00Z"), PARIS))
        .isEqualTo("2026-10-26T01:30:00Z");
  }

  @Property
  void isAlwaysLaterThanNowAndWithinTwoDaysOfTheDuration(
      @ForAll @LongRange(min = 1_700_000_000L, max = 2_000_000_000L) long now,
      @ForAll @IntRange(max = 23) int hour,
      @ForAll @IntRange(max = 59) int minute) {
    Wait wait = new Wait("w", null, LocalTime.of(hour, minute), "x");
    Instant instant = Instant.ofEpochSecond(now);
    assertThat(wait.due(instant, PARIS))
        .isAfter(instant)
        .isBeforeOrEqualTo(instant.plus(Duration.ofHours(26)));
  }

  private static Wait wait(@Nullable Duration duration, @Nullable String until) {
    return new Wait("w", duration, until == null ? null : LocalTime.parse(until), "x");
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }
}
