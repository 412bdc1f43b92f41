package io.assidu.loyalty.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PeriodsTest {

  private static final Instant FRIDAY = Instant.parse("2026-11-27T23:30:00Z");

  @Test
  void capsCountInCalendarPeriods() {
    assertThat(CapPeriod.DAY.startOf(FRIDAY)).isEqualTo("2026-11-27T00:00:00Z");
    assertThat(CapPeriod.DAY.endOf(FRIDAY)).isEqualTo("2026-11-28T00:00:00Z");
    assertThat(CapPeriod.WEEK.startOf(FRIDAY)).isEqualTo("2026-11-23T00:00:00Z");
    assertThat(CapPeriod.WEEK.endOf(FRIDAY)).isEqualTo("2026-11-30T00:00:00Z");
    assertThat(CapPeriod.MONTH.endOf(FRIDAY)).isEqualTo("2026-12-01T00:00:00Z");
    assertThat(CapPeriod.YEAR.startOf(FRIDAY)).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(CapPeriod.YEAR.endOf(FRIDAY)).isEqualTo("2027-01-01T00:00:00Z");
    assertThat(CapPeriod.LIFETIME.startOf(FRIDAY)).isBefore(FRIDAY);
    assertThat(CapPeriod.LIFETIME.endOf(FRIDAY)).isAfter(FRIDAY);
  }

  @Test
  void pointsExpireMonthsLaterOrAtTheEndOfThatPeriod() {
    assertThat(new ExpiryPolicy(3, null).of(FRIDAY)).isEqualTo("2027-02-27T23:30:00Z");
    assertThat(new ExpiryPolicy(3, ExpiryPolicy.EndOf.MONTH).of(FRIDAY))
        .isEqualTo("2027-03-01T00:00:00Z");
    assertThat(new ExpiryPolicy(4, ExpiryPolicy.EndOf.QUARTER).of(FRIDAY))
        .isEqualTo("2027-04-01T00:00:00Z");
    assertThat(new ExpiryPolicy(2, ExpiryPolicy.EndOf.YEAR).of(FRIDAY))
        .isEqualTo("2028-01-01T00:00:00Z");
    assertThat(new ExpiryPolicy(1, null).of(Instant.parse("2026-01-31T12:00:00Z")))
        .isEqualTo("2026-02-28T12:00:00Z");
  }
}
