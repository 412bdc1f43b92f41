package io.assidu.policy.evaluate;

import static io.assidu.policy.evaluate.Quiet.PARIS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.policy.References;
import io.assidu.policy.document.QuietRule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuietHoursTest {

  private static final List<QuietRule> SUNDAY_NIGHT = Quiet.window("sunday 22:00", "monday 08:00");
  private static final List<QuietRule> NIGHTLY = Quiet.window("22:00", "08:00");

  static Stream<JsonNode> weekly() {
    return References.cases("08-timezones.json", "TZ-1");
  }

  @ParameterizedTest
  @MethodSource("weekly")
  void sundayNightAroundTheChangesOfTheClock(JsonNode reference) {
    ZoneId zone = ZoneId.of(reference.get("zone").asText());
    Instant start = instant(reference, "start_utc");
    Instant end = instant(reference, "end_utc");

    blocksExactly(SUNDAY_NIGHT, zone, start, end);
    assertThat(Duration.between(start, end).toMinutes() / 60.0)
        .isEqualTo(reference.get("hours").asDouble());
  }

  static Stream<JsonNode> nightly() {
    return References.cases("08-timezones.json", "TZ-3");
  }

  @ParameterizedTest
  @MethodSource("nightly")
  void everyNightAcrossTheChangesOfTheClock(JsonNode reference) {
    ZoneId zone = ZoneId.of(reference.get("zone").asText());

    blocksExactly(NIGHTLY, zone, instant(reference, "start_utc"), instant(reference, "end_utc"));
  }

  static Stream<JsonNode> gapsAndOverlaps() {
    return References.cases("08-timezones.json", "TZ-2");
  }

  @ParameterizedTest
  @MethodSource("gapsAndOverlaps")
  void aWindowEndsAndBeginsWhereALocalTimeInAGapOrOverlapIsResolved(JsonNode reference) {
    ZoneId zone = ZoneId.of(reference.get("zone").asText());
    String time = reference.get("local").asText().substring(11);
    Instant resolved = instant(reference, "instant_utc");
    List<QuietRule> ending = Quiet.window("00:00", time);
    List<QuietRule> beginning = Quiet.window(time, "12:00");

    assertThat(LocalDateTime.ofInstant(resolved, zone))
        .isEqualTo(reference.get("resolved_local").asText());
    assertThat(Quiet.opening(ending, zone, resolved.minusSeconds(1))).isEqualTo(resolved);
    assertThat(Quiet.look(ending, zone, resolved)).isEmpty();
    assertThat(Quiet.look(beginning, zone, resolved.minusSeconds(1))).isEmpty();
    assertThat(Quiet.look(beginning, zone, resolved)).isPresent();
  }

  @ParameterizedTest
  @MethodSource("gapsAndOverlaps")
  void theSecondOfTheTwoInAnOverlapEndsAndBeginsNothing(JsonNode reference) {
    if (reference.get("later_instant_if_overlap").isNull()) {
      return;
    }
    ZoneId zone = ZoneId.of(reference.get("zone").asText());
    String time = reference.get("local").asText().substring(11);
    Instant later = instant(reference, "later_instant_if_overlap");

    assertThat(Quiet.look(Quiet.window("00:00", time), zone, later.minusSeconds(1))).isEmpty();
    assertThat(Quiet.look(Quiet.window(time, "12:00"), zone, later.minusSeconds(1))).isPresent();
  }

  @Test
  void aWindowThatAGapSwallowsIsNone() {
    assertThat(
            Quiet.look(
                Quiet.window("02:30", "03:15"), PARIS, Instant.parse("2026-03-29T01:20:00Z")))
        .isEmpty();
  }

  @Test
  void whereClocksGoBackOverMidnightTheNextDayHasBegunOnce() {
    // Until 2011 Newfoundland went back from 00:01 to 23:01 of the day before.
    ZoneId newfoundland = ZoneId.of("America/St_Johns");
    Instant midnight = Instant.parse("2010-11-07T02:30:00Z");
    List<QuietRule> rules = Quiet.window("00:00", "08:00");

    assertThat(Quiet.look(rules, newfoundland, midnight.minusSeconds(1))).isEmpty();
    // 23:31 on the sixth, for the second time.
    assertThat(Quiet.opening(rules, newfoundland, midnight.plusSeconds(1860)))
        .isEqualTo("2010-11-07T11:30:00Z");
  }

  @Test
  void windowsThatTouchAreOneWait() {
    List<QuietRule> weekend =
        Quiet.rules(
            """
            {"id": "weekend", "windows": [
              {"from": "saturday 20:00", "to": "sunday 22:00"},
              {"from": "sunday 22:00", "to": "monday 08:00"}]}
            """);

    assertThat(Quiet.openingInParis(weekend, "2026-11-21T20:00:00Z"))
        .isEqualTo("2026-11-23T07:00:00Z");
  }

  @Test
  void aWindowMayLastAWholeWeekButForAMoment() {
    List<QuietRule> rules = Quiet.window("monday 08:00", "monday 07:00");

    assertThat(Quiet.openingInParis(rules, "2026-11-25T11:00:00Z"))
        .isEqualTo("2026-11-30T06:00:00Z");
  }

  @Test
  void windowsThatNeverOpenAreSaidSo() {
    List<QuietRule> always =
        Quiet.rules(
            """
            {"id": "always", "windows": [
              {"from": "00:00", "to": "12:00"}, {"from": "12:00", "to": "00:00"}]}
            """);

    Optional<QuietHours.Blocked> blocked = Quiet.look(always, PARIS, Asks.WEDNESDAY_NOON);

    assertThat(blocked).isPresent();
    assertThat(blocked.get().opening()).isNull();
  }

  @Test
  void somebodyWhoMayLiveInSeveralZonesWaitsForTheLast() {
    Set<ZoneId> coasts = Set.of(ZoneId.of("America/New_York"), ZoneId.of("America/Los_Angeles"));
    // Monday 09:00 in New York is still Monday 06:00 in Los Angeles.
    Instant at = Instant.parse("2026-11-23T14:00:00Z");

    assertThat(QuietHours.look(Quiet.times(SUNDAY_NIGHT, coasts), at).orElseThrow().opening())
        .isEqualTo("2026-11-23T16:00:00Z");
  }

  private static void blocksExactly(
      List<QuietRule> rules, ZoneId zone, Instant start, Instant end) {
    assertThat(Quiet.look(rules, zone, start.minusSeconds(1))).isEmpty();
    assertThat(Quiet.opening(rules, zone, start)).isEqualTo(end);
    assertThat(Quiet.opening(rules, zone, start.plus(Duration.between(start, end).dividedBy(2))))
        .isEqualTo(end);
    assertThat(Quiet.opening(rules, zone, end.minusSeconds(1))).isEqualTo(end);
    assertThat(Quiet.look(rules, zone, end)).isEmpty();
  }

  private static Instant instant(JsonNode reference, String field) {
    return Instant.parse(reference.get(field).asText());
  }
}
