package io.assidu.policy.country;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The time zones people keep in a country, by the IANA time zone database's zone.tab. */
public final class CountryZones {

  private static final String SOURCE = "/policy/country-zones.txt";
  private static final Map<String, Set<ZoneId>> ZONES = read();
  private static final Map<ZoneId, Set<String>> COUNTRIES = inverse();

  private CountryZones() {}

  /** Empty when the country is not known. */
  public static Set<ZoneId> of(String country) {
    return ZONES.getOrDefault(country, Set.of());
  }

  /** The countries in which people keep this zone; empty for one that is no country's. */
  public static Set<String> keeping(ZoneId zone) {
    return COUNTRIES.getOrDefault(zone, Set.of());
  }

  static Set<String> countries() {
    return ZONES.keySet();
  }

  private static Map<String, Set<ZoneId>> read() {
    InputStream source = Objects.requireNonNull(CountryZones.class.getResourceAsStream(SOURCE));
    try (var lines = new BufferedReader(new InputStreamReader(source, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" "))
          .collect(
              Collectors.toUnmodifiableMap(
                  words -> words[0],
                  words ->
                      Arrays.stream(words)
                          .skip(1)
                          .map(ZoneId::of)
                          .collect(Collectors.toUnmodifiableSet())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<ZoneId, Set<String>> inverse() {
    return ZONES.entrySet().stream()
        .flatMap(entry -> entry.getValue().stream().map(zone -> Map.entry(zone, entry.getKey())))
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey,
                Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableSet())));
  }
}
