package io.assidu.systemtests.exactness;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * Somebody who is asked for.
 *
 * @param home how their zone is known
 * @param vip whether they are in the segment for which the policy has limits of its own
 */
record Person(UUID id, Home home, boolean vip) {

  /**
   * Where somebody lives, and what of it a profile says. Some of these zones change their clocks at
   * midnight, one by half an hour, and some people may live in any of several.
   *
   * @param zone as the profile has it; empty when it has none
   * @param country as the profile has it; empty when it has none
   * @param zones where the person may be living
   */
  record Home(String zone, String country, List<ZoneId> zones) {

    private static Home in(String zone) {
      return new Home(zone, "", List.of(ZoneId.of(zone)));
    }

    private static Home anywhereIn(String country, String... zones) {
      return new Home("", country, List.of(zones).stream().map(ZoneId::of).toList());
    }
  }

  private static final List<Home> HOMES =
      List.of(
          Home.in("Europe/Paris"),
          Home.in("America/New_York"),
          Home.in("Africa/Cairo"),
          Home.in("America/Havana"),
          Home.in("Australia/Lord_Howe"),
          Home.in("Asia/Kathmandu"),
          Home.anywhereIn("PT", "Europe/Lisbon", "Atlantic/Madeira", "Atlantic/Azores"),
          Home.anywhereIn("ES", "Europe/Madrid", "Africa/Ceuta", "Atlantic/Canary"),
          // Of whom nothing is known lives where the company does.
          Home.anywhereIn("", "Europe/Paris"));

  static Person of(long seed, int number) {
    UUID id = UUID.nameUUIDFromBytes((seed + "/" + number).getBytes(StandardCharsets.US_ASCII));
    return new Person(id, HOMES.get(number % HOMES.size()), number % 5 == 0);
  }
}
