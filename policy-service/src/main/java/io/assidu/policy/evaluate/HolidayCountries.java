package io.assidu.policy.evaluate;

import io.assidu.policy.country.CountryZones;
import io.assidu.policy.country.HolidayScope;
import io.assidu.policy.country.Holidays;
import io.assidu.policy.document.ContactPolicy;
import io.assidu.policy.document.QuietRule;
import io.assidu.policy.recipient.Recipient;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The countries whose holidays a quiet rule keeps for a person. Where there is more than one, it
 * must be a holiday in none of them. A country without a calendar here counts as not known.
 *
 * @param source how they are known: {@code person} (phone and address), {@code rule} (those it
 *     names), {@code zone} (those that keep the person's), {@code company} (those that keep its
 *     zone) or {@code unknown}: then any day may be a holiday, and each counts as one
 */
record HolidayCountries(Set<String> countries, String source) {

  static final HolidayCountries UNKNOWN = new HolidayCountries(Set.of(), "unknown");

  static HolidayCountries of(QuietRule rule, Recipient recipient, ContactPolicy policy) {
    List<String> named = rule.appliesTo().countries();
    Predicate<String> meant = country -> named.isEmpty() || named.contains(country);
    return known(recipient.countries(), meant, "person")
        .or(() -> known(named, meant, "rule"))
        .or(() -> known(keeping(recipient.zone()), meant, "zone"))
        .or(() -> known(keeping(policy.zone()), meant, "company"))
        .orElse(UNKNOWN);
  }

  /** Whether the day is a holiday in any of them. */
  boolean keep(LocalDate day, HolidayScope scope) {
    return countries.isEmpty()
        || countries.stream().anyMatch(country -> Holidays.isHoliday(day, country, scope));
  }

  private static Optional<HolidayCountries> known(
      Collection<String> countries, Predicate<String> meant, String source) {
    Set<String> known =
        countries.stream()
            .filter(meant)
            .filter(Holidays.countries()::contains)
            .collect(Collectors.toUnmodifiableSet());
    return known.isEmpty() ? Optional.empty() : Optional.of(new HolidayCountries(known, source));
  }

  private static Set<String> keeping(@Nullable String zone) {
    return LocalTimes.zone(zone).map(CountryZones::keeping).orElse(Set.of());
  }
}
