package io.assidu.policy.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A local time of one week day, or of every day: {@code sunday 22:00}, {@code 22:00}.
 *
 * @param day null means every day
 */
public record WeekTime(@Nullable DayOfWeek day, LocalTime time) {

  /**
   * @throws IllegalArgumentException if it is neither {@code HH:mm} nor {@code weekday HH:mm}
   */
  @JsonCreator
  public static WeekTime parse(String text) {
    String[] words = text.strip().split("\\s+", -1);
    try {
      return switch (words.length) {
        case 1 -> new WeekTime(null, LocalTime.parse(words[0]));
        case 2 ->
            new WeekTime(
                DayOfWeek.valueOf(words[0].toUpperCase(Locale.ROOT)), LocalTime.parse(words[1]));
        default -> throw new IllegalArgumentException("too many words");
      };
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "a time is written \"22:00\" or \"sunday 22:00\", not \"" + text + "\"", e);
    }
  }

  @JsonValue
  @Override
  public String toString() {
    return day == null ? time.toString() : day.name().toLowerCase(Locale.ROOT) + " " + time;
  }
}
