package io.assidu.profile.trait;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Attributes of which each remembers when it was said. Whoever spoke last is right: an event that
 * arrives late does not overwrite what was said after it. Joining is therefore the same in any
 * order.
 *
 * @param entries by name; a null value was removed by the sender
 */
public record Traits(Map<String, Dated> entries) {

  private static final Traits NONE = new Traits(Map.of());

  /**
   * A value and when it was said.
   *
   * @param value any JSON value; null when it was removed
   */
  public record Dated(@Nullable Object value, Instant at) {

    private boolean wins(Dated other) {
      int byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime > 0 : text().compareTo(other.text()) > 0;
    }

    private String text() {
      return String.valueOf(value);
    }
  }

  public Traits {
    entries = Map.copyOf(entries);
  }

  public static Traits none() {
    return NONE;
  }

  public static Traits said(Map<String, ? extends @Nullable Object> values, Instant at) {
    Map<String, Dated> entries = new LinkedHashMap<>();
    values.forEach((name, value) -> entries.put(name, new Dated(value, at)));
    return new Traits(entries);
  }

  public Traits and(Traits other) {
    Map<String, Dated> joined = new LinkedHashMap<>(entries);
    other.entries.forEach(
        (name, said) -> joined.merge(name, said, (old, now) -> now.wins(old) ? now : old));
    return new Traits(joined);
  }

  /** What stands now, by name. */
  public Map<String, Object> values() {
    Map<String, Object> values = new TreeMap<>();
    entries.forEach(
        (name, said) -> {
          if (said.value() != null) {
            values.put(name, said.value());
          }
        });
    return values;
  }

  public Optional<String> text(String name) {
    Dated said = entries.get(name);
    return said != null && said.value() instanceof String text
        ? Optional.of(text)
        : Optional.empty();
  }
}
