package io.assidu.local.story;

import io.assidu.local.client.Realm.Seat;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Whom the story is about: somebody new each time.
 *
 * @param run tells her from those of other runs
 * @param zone where it is not a quiet hour now
 */
public record Customer(String run, ZoneId zone) {
  private static final ZoneId HOME = ZoneId.of("Europe/Paris");
  private static final ZoneId FAR = ZoneId.of("Pacific/Auckland");
  private static final LocalTime EVENING = LocalTime.of(22, 0);
  private static final LocalTime MORNING = LocalTime.of(8, 0);

  /** In Paris; on a Sunday night she is travelling, for nobody may be written to at home then. */
  public static Customer fresh(String run, Instant now) {
    return new Customer(run, isQuiet(now.atZone(HOME)) ? FAR : HOME);
  }

  /** The quiet hours that policy-service ships with: Sunday 22:00 to Monday 08:00. */
  private static boolean isQuiet(ZonedDateTime local) {
    return switch (local.getDayOfWeek()) {
      case DayOfWeek.SUNDAY -> !local.toLocalTime().isBefore(EVENING);
      case DayOfWeek.MONDAY -> local.toLocalTime().isBefore(MORNING);
      default -> false;
    };
  }

  public String firstName() {
    return "Ada";
  }

  public String email() {
    return "ada." + run + "@example.com";
  }

  /** A French mobile number (those of 06), as she writes it in the shop. */
  String phone() {
    return "06%08d".formatted(Math.floorMod(run.hashCode(), 100_000_000));
  }

  public String customerId() {
    return "customer-" + run;
  }

  public String anonymousId() {
    return "visitor-" + run;
  }

  String password() {
    return "correct horse " + run;
  }

  /** Her own desk, in the network that the local stack takes for Berlin. */
  public Seat desk() {
    return new Seat(
        "198.51.100.23",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_6) AppleWebKit/605.1.15 (KHTML, like Gecko)"
            + " Version/18.0 Safari/605.1.15");
  }

  /** Where the thief sits: the network that the local stack takes for São Paulo. */
  Seat thiefsDesk() {
    return new Seat(
        "203.0.113.66",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/131.0.0.0 Safari/537.36");
  }

  String thiefsEmail() {
    return "thief." + run + "@example.net";
  }
}
