package io.assidu.policy.evaluate;

import io.assidu.policy.country.HolidayScope;
import io.assidu.policy.country.Holidays;
import io.assidu.policy.document.ContactPolicy;
import io.assidu.policy.document.QuietRule;
import io.assidu.policy.document.QuietWindow;
import io.assidu.policy.recipient.Recipient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a quiet rule is silent for one person.
 *
 * @param zones where they may be living
 * @param holidays whose public holidays it keeps; null when it keeps none
 */
record QuietTimes(QuietRule rule, Set<ZoneId> zones, @Nullable HolidayCountries holidays) {

  static QuietTimes of(QuietRule rule, Recipient person, ContactPolicy policy, LocalTimes local) {
    return new QuietTimes(
        rule,
        local.zones(),
        rule.holidays() == null ? null : HolidayCountries.of(rule, person, policy));
  }

  /** A public holiday where the person may be living. */
  record Holiday(LocalDate date, String country, String name) {}

  /** Whether the instant lies in any of its spans. */
  boolean hold(Instant at) {
    return spans(at, at).anyMatch(span -> span.holds(at));
  }

  /** Its windows and holidays that may touch what is between the two instants, and perhaps more. */
  Stream<Span> spans(Instant from, Instant to) {
    return zones.stream().flatMap(zone -> spans(zone, from, to));
  }

  /** What of it comes back each week, for ever; a day that may always be a holiday is one. */
  Optional<QuietTimes> perpetual() {
    if (!rule.holdsForEver()) {
      return Optional.empty();
    }
    return Optional.of(
        HolidayCountries.UNKNOWN.equals(holidays) ? this : new QuietTimes(rule, zones, null));
  }

  /** The public holiday it keeps at this instant, if it keeps one. */
  Optional<Holiday> holiday(Instant at) {
    HolidayScope scope = rule.holidays();
    if (scope == null || holidays == null) {
      return Optional.empty();
    }
    return zones.stream()
        .map(zone -> at.atZone(zone).toLocalDate())
        .distinct()
        .sorted()
        .flatMap(day -> holidays.countries().stream().sorted().map(c -> holiday(day, c, scope)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * A day more on both sides: where clocks go back over midnight, an instant may lie in a day that
   * begins after it by the calendar.
   */
  private Stream<Span> spans(ZoneId zone, Instant from, Instant to) {
    LocalDate first = from.atZone(zone).toLocalDate().minusDays(1);
    LocalDate end = to.atZone(zone).toLocalDate().plusDays(2);
    Stream<Span> windows =
        rule.windows().stream().flatMap(window -> spans(window, zone, first, end));
    Stream<Span> days =
        holidays == null
            ? Stream.empty()
            : first.datesUntil(end).filter(this::isHoliday).map(day -> Span.of(day, day, zone));
    return Stream.concat(windows, days)
        .map(span -> whileValid(span, zone))
        .filter(span -> !span.isEmpty());
  }

  private static Stream<Span> spans(
      QuietWindow window, ZoneId zone, LocalDate first, LocalDate end) {
    int length = window.daysLong();
    return first
        .minusDays(length)
        .datesUntil(end)
        .filter(window::beginsOn)
        .map(
            day ->
                Span.of(day, window.from().time(), day.plusDays(length), window.to().time(), zone));
  }

  private Span whileValid(Span span, ZoneId zone) {
    Span valid = span;
    LocalDate validFrom = rule.validFrom();
    if (validFrom != null) {
      valid = valid.from(Span.instant(validFrom, LocalTime.MIDNIGHT, zone));
    }
    LocalDate validTo = rule.validTo();
    if (validTo != null) {
      valid = valid.until(Span.instant(validTo.plusDays(1), LocalTime.MIDNIGHT, zone));
    }
    return valid;
  }

  private boolean isHoliday(LocalDate day) {
    HolidayScope scope = rule.holidays();
    return scope != null && holidays != null && holidays.keep(day, scope);
  }

  private static Optional<Holiday> holiday(LocalDate day, String country, HolidayScope scope) {
    return Holidays.isHoliday(day, country, scope)
        ? Optional.of(new Holiday(day, country, Holidays.name(day, country, scope)))
        : Optional.empty();
  }
}
