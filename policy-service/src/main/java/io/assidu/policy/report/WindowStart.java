package io.assidu.policy.report;

import io.assidu.policy.document.CapWindow;
import io.assidu.policy.document.ContactPolicy;
import io.assidu.policy.evaluate.Window;
import io.assidu.policy.evaluate.Window.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The first moment that a cap counts, seen from now.
 *
 * @param elsewhere for those whose own time zone is not known: the company's
 * @param zones by IANA time zone; empty where it makes no difference
 */
record WindowStart(Instant elsewhere, Map<String, Instant> zones) {

  static WindowStart of(CapWindow window, ContactPolicy policy, Instant now) {
    ZoneId company = policy.zone() == null ? ZoneOffset.UTC : ZoneId.of(policy.zone());
    return switch (Window.of(window, Set.of(company), now)) {
      // At its first moment the window has just moved on; the database knows microseconds.
      case Window.Rolling(Duration length) ->
          new WindowStart(now.minus(length).plus(1, ChronoUnit.MICROS), Map.of());
      case Window.Calendar(List<Span> spans) ->
          new WindowStart(
              spans.getFirst().from(),
              ZoneId.getAvailableZoneIds().stream()
                  .collect(
                      Collectors.toMap(
                          Function.identity(), zone -> first(window, ZoneId.of(zone), now))));
    };
  }

  /** No zone begins before. */
  Instant earliest() {
    return Stream.concat(Stream.of(elsewhere), zones.values().stream())
        .min(Instant::compareTo)
        .orElse(elsewhere);
  }

  private static Instant first(CapWindow window, ZoneId zone, Instant now) {
    return Window.of(window, Set.of(zone), now) instanceof Window.Calendar(List<Span> spans)
        ? spans.getFirst().from()
        : now;
  }
}
