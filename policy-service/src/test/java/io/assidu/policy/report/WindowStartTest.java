package io.assidu.policy.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.policy.document.CalendarPeriod;
import io.assidu.policy.document.CapWindow;
import io.assidu.policy.document.ContactPolicy;
import io.assidu.policy.document.Policies;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WindowStartTest {

  private static final ContactPolicy FRENCH =
      Policies.with("\"zone\": \"Europe/Paris\", \"description\": \"of a company in Paris\"");
  private static final ContactPolicy OF_NO_PLACE = Policies.with("\"description\": \"\"");

  @Test
  void aRollingWindowHasMovedOnFromItsFirstMoment() {
    Instant now = Instant.parse("2026-11-24T10:00:00Z");

    WindowStart start = WindowStart.of(CapWindow.of(Duration.ofDays(7)), FRENCH, now);

    assertThat(start.elsewhere()).isEqualTo("2026-11-17T10:00:00.000001Z");
    assertThat(start.zones()).isEmpty();
    assertThat(start.earliest()).isEqualTo(start.elsewhere());
  }

  @Test
  void aWeekBeginsOnMondayInEachZone() {
    // Sunday in the west, Monday from Berlin on eastwards.
    Instant now = Instant.parse("2026-11-22T23:30:00Z");

    WindowStart start = WindowStart.of(CapWindow.of(CalendarPeriod.WEEK), FRENCH, now);

    assertThat(start.elsewhere()).isEqualTo("2026-11-22T23:00:00Z");
    assertThat(start.zones())
        .containsEntry("Europe/Paris", Instant.parse("2026-11-22T23:00:00Z"))
        .containsEntry("Europe/London", Instant.parse("2026-11-16T00:00:00Z"))
        .containsEntry("Pacific/Kiritimati", Instant.parse("2026-11-22T10:00:00Z"));
    assertThat(start.zones().values())
        .allSatisfy(first -> assertThat(first).isAfterOrEqualTo(start.earliest()));
  }

  @Test
  void aCompanyOfNoPlaceCountsInUtc() {
    Instant now = Instant.parse("2026-11-24T10:00:00Z");

    assertThat(WindowStart.of(CapWindow.of(CalendarPeriod.DAY), OF_NO_PLACE, now).elsewhere())
        .isEqualTo("2026-11-24T00:00:00Z");
  }
}
