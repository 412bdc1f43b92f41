package io.assidu.fraud.scoring;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each value of each feature was seen in a number of logins: one person's, or everyone's.
 *
 * @param logins all logins, whatever of them was known
 */
public record Frequencies(long logins, Map<Feature, Map<String, Long>> counts) {

  /** How many values nobody has shown yet are thought to exist (RBA-1: one for a plain feature). */
  private static final double UNSEEN = 1;

  public static Frequencies none() {
    return new Frequencies(0, Map.of());
  }

  static Frequencies of(List<Observation> logins) {
    Map<Feature, Map<String, Long>> counts = new EnumMap<>(Feature.class);
    for (Observation login : logins) {
      login
          .features()
          .forEach(
              (feature, value) ->
                  counts
                      .computeIfAbsent(feature, f -> new HashMap<>())
                      .merge(value, 1L, Long::sum));
    }
    return new Frequencies(logins.size(), counts);
  }

  /**
   * The smoothed probability of a value: seen {@code c/n · (1 − u/(n+u))}, never seen {@code
   * 1/(n+u)}.
   */
  double probability(Feature feature, String value) {
    Map<String, Long> seen = counts.getOrDefault(feature, Map.of());
    double n = seen.values().stream().mapToLong(Long::longValue).sum();
    Long c = seen.get(value);
    return c == null ? 1 / (n + UNSEEN) : c / n * (1 - UNSEEN / (n + UNSEEN));
  }
}
