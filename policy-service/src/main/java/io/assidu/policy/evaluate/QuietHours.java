package io.assidu.policy.evaluate;

import io.assidu.policy.document.QuietRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where an instant lies among quiet times, and when they end; exact to the nanosecond. */
final class QuietHours {

  /** Windows repeat each week: what has not opened in two never will by itself. */
  private static final Duration TWO_WEEKS = Duration.ofDays(14);

  /** Dated rules and rows of holidays may last longer; what lasts a year is not waited for. */
  private static final Duration YEAR = Duration.ofDays(366);

  private QuietHours() {}

  /**
   * A moment that is quiet.
   *
   * @param times all that is to be looked at
   * @param by the first of them that holds it
   * @param opening the first moment after it that is not quiet; null when there is none in a year
   */
  record Blocked(List<QuietTimes> times, QuietTimes by, @Nullable Instant opening) {

    QuietRule rule() {
      return by.rule();
    }

    /** When it is quiet again after an opening, if that is before the limit; else the limit. */
    Instant closing(Instant opened, Instant limit) {
      return times.stream()
          .flatMap(quiet -> quiet.spans(opened, limit))
          .map(Span::start)
          .filter(start -> start.isAfter(opened) && start.isBefore(limit))
          .min(Instant::compareTo)
          .orElse(limit);
    }
  }

  /** Empty when {@code at} is not quiet. */
  static Optional<Blocked> look(List<QuietTimes> times, Instant at) {
    return times.stream()
        .filter(quiet -> quiet.hold(at))
        .findFirst()
        .map(quiet -> new Blocked(times, quiet, opening(times, at)));
  }

  private static @Nullable Instant opening(List<QuietTimes> times, Instant at) {
    Instant soon = opening(times, at, TWO_WEEKS);
    return soon != null || neverOpen(times, at) ? soon : opening(times, at, YEAR);
  }

  /** So that nobody searches a year for what the week shows. */
  private static boolean neverOpen(List<QuietTimes> times, Instant at) {
    List<QuietTimes> perpetual =
        times.stream().map(QuietTimes::perpetual).flatMap(Optional::stream).toList();
    return opening(perpetual, at, TWO_WEEKS) == null;
  }

  private static @Nullable Instant opening(List<QuietTimes> times, Instant at, Duration search) {
    Instant latest = at.plus(search);
    Instant candidate = at;
    while (candidate.isBefore(latest)) {
      Optional<Instant> end = end(times, candidate);
      if (end.isEmpty()) {
        return candidate;
      }
      candidate = end.get();
    }
    return null;
  }

  /** When what holds {@code at} ends; the latest end if several do. */
  private static Optional<Instant> end(List<QuietTimes> times, Instant at) {
    Stream<Span> spans = times.stream().flatMap(quiet -> quiet.spans(at, at));
    return spans.filter(span -> span.holds(at)).map(Span::end).max(Instant::compareTo);
  }
}
