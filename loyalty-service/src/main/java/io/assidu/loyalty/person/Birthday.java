package io.assidu.loyalty.person;

import io.assidu.contracts.profile.ProfileChanged;
import java.time.DateTimeException;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When somebody has their birthday; the year is not kept.
 *
 * @param day {@code MM-DD}
 * @param zone IANA time zone; UTC where none is known
 */
public record Birthday(UUID profileId, String day, @Nullable String zone) {

  /** The trait that says it, by the Segment specification: ISO 8601, with or without the year. */
  private static final String TRAIT = "birthday";

  private static final Pattern DATE = Pattern.compile("(?:\\d{4}-|--)?(\\d{2}-\\d{2})(?:T.*)?");

  static Optional<Birthday> of(ProfileChanged snapshot) {
    if (!(snapshot.traits().get(TRAIT) instanceof String text)) {
      return Optional.empty();
    }
    Matcher date = DATE.matcher(text);
    return date.matches() && isDay(date.group(1))
        ? Optional.of(new Birthday(snapshot.profileId(), date.group(1), snapshot.zone()))
        : Optional.empty();
  }

  private static boolean isDay(String day) {
    try {
      MonthDay.parse("--" + day);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Where the day begins and ends for them. */
  public ZoneId zoneId() {
    try {
      return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }
}
