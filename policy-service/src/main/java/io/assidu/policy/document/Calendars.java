package io.assidu.policy.document;

import io.assidu.policy.country.HolidayScope;
import io.assidu.policy.country.Holidays;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Reads a first calendar before the first contact is decided: making the reader ready takes longer
 * than an event loop may be held up. Reading one more takes a few milliseconds.
 */
@ApplicationScoped
class Calendars {

  void warmUp(@Observes StartupEvent start, Clock clock) {
    LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    Holidays.countries().stream()
        .limit(1)
        .forEach(country -> Holidays.isHoliday(today, country, HolidayScope.REGIONAL));
  }
}
