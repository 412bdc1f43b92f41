package io.assidu.policy.evaluate;

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
final class CountryZones {

  private static final String SOURCE = "/policy/country-zones.txt";
  private static final Map<String, Set<ZoneId>> ZONES = read();

  private CountryZones() {}

  /** Empty when the country is not known. */
  static Set<ZoneId> of(String country) {
    return ZONES.getOrDefault(country, Set.of());
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
}
