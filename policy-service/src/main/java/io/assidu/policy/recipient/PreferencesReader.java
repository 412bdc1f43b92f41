package io.assidu.policy.recipient;

import io.assidu.contracts.contact.Channel;
import io.assidu.platform.messaging.EventJson;
import io.assidu.policy.document.CalendarPeriod;
import io.assidu.policy.document.CapWindow;
import io.assidu.policy.recipient.Preferences.Limit;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what people say about being contacted out of their traits:
 *
 * <pre>{@code
 * {"limit": {"count": 1, "window": "week"},
 *  "pause": {"until": "2026-12-24T00:00:00Z"},
 *  "preferredChannel": "sms"}
 * }</pre>
 *
 * <p>A window is {@code day}, {@code week}, {@code month} or a duration of at most {@link
 * #LONGEST_WINDOW} ({@code P7D}); a pause may also be {@code {"from": "…", "for": "P30D"}}. The
 * profile takes any trait from any source: a member that makes no sense is left aside, the others
 * count.
 */
final class PreferencesReader {

  /** As long as the longest calendar month. */
  static final Duration LONGEST_WINDOW = Duration.ofDays(31);

  private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(1);

  /** Beyond it lies what PostgreSQL cannot keep, and nobody's pause. */
  private static final Instant LATEST_PAUSE = Instant.parse("9999-12-31T23:59:59Z");

  private final List<String> ignored = new ArrayList<>();

  private PreferencesReader() {}

  /**
   * What was understood.
   *
   * @param ignored the members that made no sense
   */
  record Reading(Preferences preferences, List<String> ignored) {}

  static Reading of(Map<String, Object> traits) {
    PreferencesReader reader = new PreferencesReader();
    Preferences preferences = reader.read(traits.get(Preferences.TRAIT));
    return new Reading(preferences, List.copyOf(reader.ignored));
  }

  private Preferences read(@Nullable Object trait) {
    if (trait == null) {
      return Preferences.none();
    }
    if (!(trait instanceof Map<?, ?> said)) {
      ignored.add(Preferences.TRAIT);
      return Preferences.none();
    }
    return new Preferences(
        member(said, "limit", PreferencesReader::limit),
        member(said, "pause", PreferencesReader::pausedUntil),
        member(said, "preferredChannel", PreferencesReader::channel));
  }

  private <T> @Nullable T member(
      Map<?, ?> said, String name, Function<Object, @Nullable T> meaning) {
    Object value = said.get(name);
    if (value == null) {
      return null;
    }
    @Nullable T understood;
    try {
      understood = meaning.apply(value);
    } catch (DateTimeException | ArithmeticException e) {
      understood = null;
    }
    if (understood == null) {
      ignored.add(name);
    }
    return understood;
  }

  private static @Nullable Limit limit(Object value) {
    if (!(value instanceof Map<?, ?> limit) || !(limit.get("count") instanceof Number number)) {
      return null;
    }
    CapWindow window = limit.get("window") instanceof String text ? window(text) : null;
    int count = number.intValue();
    return window == null || count < 1 || count != number.doubleValue()
        ? null
        : new Limit(count, window);
  }

  private static @Nullable CapWindow window(String text) {
    for (CalendarPeriod period : CalendarPeriod.values()) {
      if (period.wireName().equals(text)) {
        return CapWindow.of(period);
      }
    }
    Duration rolling = Duration.parse(text);
    return rolling.compareTo(SHORTEST_WINDOW) < 0 || rolling.compareTo(LONGEST_WINDOW) > 0
        ? null
        : CapWindow.of(rolling);
  }

  private static @Nullable Instant pausedUntil(Object value) {
    if (!(value instanceof Map<?, ?> pause)) {
      return null;
    }
    @Nullable Instant end = null;
    if (pause.get("until") instanceof String until) {
      end = Instant.parse(until);
    } else if (pause.get("from") instanceof String from
        && pause.get("for") instanceof String length) {
      end = Instant.parse(from).plus(Duration.parse(length));
    }
    return end == null || end.isAfter(LATEST_PAUSE) ? null : end;
  }

  private static @Nullable Channel channel(Object value) {
    return Arrays.stream(Channel.values())
        .filter(channel -> channel != Channel.UNKNOWN)
        .filter(channel -> EventJson.text(channel).equals(EventJson.text(value)))
        .findFirst()
        .orElse(null);
  }
}
