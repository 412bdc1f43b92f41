package io.assidu.policy.evaluate;

import io.assidu.policy.evaluate.Window.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How full a window is: what {@code pressure.lua} counts, counted without Redis.
 *
 * @param count contacts in the fullest stretch that holds the moment
 * @param freeAt when there is room again; null when there is room
 */
public record Fullness(int count, @Nullable Instant freeAt) {

  /**
   * @param times when the contacts within the cap's scope were, in any order
   * @param limit with a limit of nothing there is never room
   */
  public static Fullness of(Window window, List<Instant> times, Instant at, int limit) {
    return switch (window) {
      case Window.Rolling(Duration length) -> rolling(length, times, at, limit);
      case Window.Calendar(List<Span> spans) -> calendar(spans, times, limit);
    };
  }

  /** The fullest interval begins with a contact, or with the moment itself. */
  private static Fullness rolling(Duration length, List<Instant> times, Instant at, int limit) {
    List<Instant> near =
        times.stream()
            .filter(time -> time.isAfter(at.minus(length)) && time.isBefore(at.plus(length)))
            .sorted()
            .toList();
    int count =
        Stream.concat(near.stream(), Stream.of(at))
            .filter(start -> !start.isAfter(at))
            .mapToInt(start -> count(new Span(start, start.plus(length)), near))
            .max()
            .orElse(0);
    boolean opens = count >= limit && limit > 0;
    return new Fullness(count, opens ? near.get(near.size() - limit).plus(length) : null);
  }

  private static Fullness calendar(List<Span> spans, List<Instant> times, int limit) {
    int[] counts = spans.stream().mapToInt(span -> count(span, times)).toArray();
    return new Fullness(
        IntStream.of(counts).max().orElse(0),
        IntStream.range(0, counts.length)
            .filter(i -> counts[i] >= limit && limit > 0)
            .mapToObj(i -> spans.get(i).to())
            .max(Instant::compareTo)
            .orElse(null));
  }

  private static int count(Span span, List<Instant> times) {
    return Math.toIntExact(times.stream().filter(span::holds).count());
  }
}
