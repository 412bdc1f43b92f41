package io.assidu.policy.evaluate;

import io.assidu.policy.country.CountryZones;
import io.assidu.policy.document.ContactPolicy;
import io.assidu.policy.recipient.Recipient;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The time zones a person may be living in. Where there is more than one, it must be no quiet hour
 * in any of them.
 *
 * @param source how it is known: {@code person}, {@code phone}, {@code country}, {@code company} or
 *     {@code unknown}
 */
record LocalTimes(Set<ZoneId> zones, String source) {

  private static final List<Instant> SOLSTICES =
      List.of(Instant.parse("2026-06-21T12:00:00Z"), Instant.parse("2026-12-21T12:00:00Z"));

  /**
   * Every offset in use on earth, in winter or in summer, those of half an hour too: the strictest
   * reading of "not known".
   */
  private static final Set<ZoneId> ANYWHERE =
      ZoneId.getAvailableZoneIds().stream()
          .map(id -> ZoneId.of(id).getRules())
          .flatMap(rules -> SOLSTICES.stream().map(rules::getOffset))
          .collect(Collectors.toUnmodifiableSet());

  /**
   * The person's own zone; failing that, every zone of the countries of their phone; failing that,
   * of the country of their address; failing that the company's.
   */
  static LocalTimes of(Recipient recipient, ContactPolicy policy) {
    String country = recipient.country();
    return zone(recipient.zone())
        .map(zone -> new LocalTimes(Set.of(zone), "person"))
        .or(() -> zones(recipient.phoneCountries(), "phone"))
        .or(() -> zones(country == null ? Set.of() : Set.of(country), "country"))
        .or(() -> zone(policy.zone()).map(zone -> new LocalTimes(Set.of(zone), "company")))
        .orElse(new LocalTimes(ANYWHERE, "unknown"));
  }

  /** Empty for what is no time zone. */
  static Optional<ZoneId> zone(@Nullable String id) {
    try {
      return id == null ? Optional.empty() : Optional.of(ZoneId.of(id));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<LocalTimes> zones(Set<String> countries, String source) {
    Set<ZoneId> zones =
        countries.stream()
            .map(CountryZones::of)
            .flatMap(Collection::stream)
            .collect(Collectors.toUnmodifiableSet());
    return zones.isEmpty() ? Optional.empty() : Optional.of(new LocalTimes(zones, source));
  }
}
