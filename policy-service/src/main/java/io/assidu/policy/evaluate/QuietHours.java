package io.assidu.policy.evaluate;

import io.assidu.policy.document.QuietRule;
import io.assidu.policy.document.QuietWindow;
import io.assidu.policy.document.WeekTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Weekly and daily windows in local time, exact to the second across changes of the clock: a local
 * time in a gap moves forward by the gap, one in an overlap is the first of the two (as {@code
 * java.time} has it).
 */
final class QuietHours {

  /** Windows repeat each week: what has not opened in two never will. */
  private static final Duration SEARCH = Duration.ofDays(14);

  private static final int DAYS_IN_WEEK = 7;

  private QuietHours() {}

  /**
   * A moment that lies within a window.
   *
   * @param rule the rule whose window it is
   * @param opening the first moment after it that lies in no window; null when there is none
   */
  record Blocked(QuietRule rule, @Nullable Instant opening) {}

  /** Empty when {@code at} lies in no window of the rules in any of the zones. */
  static Optional<Blocked> look(List<QuietRule> rules, Set<ZoneId> zones, Instant at) {
    return rules.stream()
        .filter(rule -> end(List.of(rule), zones, at).isPresent())
        .findFirst()
        .map(rule -> new Blocked(rule, opening(rules, zones, at)));
  }

  private static @Nullable Instant opening(List<QuietRule> rules, Set<ZoneId> zones, Instant at) {
    Instant latest = at.plus(SEARCH);
    Instant candidate = at;
    while (candidate.isBefore(latest)) {
      Optional<Instant> end = end(rules, zones, candidate);
      if (end.isEmpty()) {
        return candidate;
      }
      candidate = end.get();
    }
    return null;
  }

  /** When the window that holds {@code at} ends; the latest end if several hold it. */
  private static Optional<Instant> end(List<QuietRule> rules, Set<ZoneId> zones, Instant at) {
    return rules.stream()
        .map(QuietRule::windows)
        .flatMap(Collection::stream)
        .flatMap(window -> zones.stream().flatMap(zone -> end(window, zone, at).stream()))
        .max(Instant::compareTo);
  }

  private static Optional<Instant> end(QuietWindow window, ZoneId zone, Instant at) {
    LocalDate today = at.atZone(zone).toLocalDate();
    return IntStream.rangeClosed(0, DAYS_IN_WEEK)
        .mapToObj(today::minusDays)
        .filter(day -> window.from().day() == null || window.from().day() == day.getDayOfWeek())
        .filter(day -> !at.isBefore(instant(day, window.from(), zone)))
        .map(day -> instant(day.plusDays(window.daysLong()), window.to(), zone))
        .filter(at::isBefore)
        .max(Instant::compareTo);
  }

  private static Instant instant(LocalDate day, WeekTime time, ZoneId zone) {
    return ZonedDateTime.of(day, time.time(), zone).toInstant();
  }
}
