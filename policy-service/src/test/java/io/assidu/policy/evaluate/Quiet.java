package io.assidu.policy.evaluate;

import io.assidu.policy.document.Policies;
import io.assidu.policy.document.QuietRule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Quiet times for tests: rules in JSON, as they hold for somebody in France. */
final class Quiet {
  static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private static final HolidayCountries FRANCE = new HolidayCountries(Set.of("FR"), "person");

  private Quiet() {}

  /** Rules as they stand in a policy's {@code quietHours}. */
  static List<QuietRule> rules(String json) {
    return Policies.with("\"quietHours\": [" + json + "]").quietHours();
  }

  static List<QuietRule> window(String from, String to) {
    return rules(
        """
        {"id": "quiet", "windows": [{"from": "%s", "to": "%s"}]}
        """
            .formatted(from, to));
  }

  static List<QuietTimes> times(List<QuietRule> rules, Set<ZoneId> zones) {
    return rules.stream()
        .map(rule -> new QuietTimes(rule, zones, rule.holidays() == null ? null : FRANCE))
        .toList();
  }

  static Optional<QuietHours.Blocked> look(List<QuietRule> rules, ZoneId zone, Instant at) {
    return QuietHours.look(times(rules, Set.of(zone)), at);
  }

  /** When what is quiet at this instant opens. */
  static @Nullable Instant opening(List<QuietRule> rules, ZoneId zone, Instant at) {
    return look(rules, zone, at).orElseThrow().opening();
  }

  static @Nullable Instant openingInParis(List<QuietRule> rules, String at) {
    return opening(rules, PARIS, Instant.parse(at));
  }
}
