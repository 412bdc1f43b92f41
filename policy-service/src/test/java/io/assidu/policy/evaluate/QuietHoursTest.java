package io.assidu.policy.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.assidu.policy.document.Policies;
import io.assidu.policy.document.QuietRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuietHoursTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final List<QuietRule> SUNDAY_NIGHT = rules("sunday 22:00", "monday 08:00");
  private static final List<QuietRule> NIGHTLY = rules("22:00", "08:00");

  static Stream<JsonNode> weekly() {
    return cases("TZ-1");
  }

  @ParameterizedTest
  @MethodSource("weekly")
  void sundayNightAroundTheChangesOfTheClock(JsonNode reference) {
    ZoneId zone = ZoneId.of(reference.get("zone").asText());
    blocksExactly(
        SUNDAY_NIGHT, zone, instant(reference, "start_utc"), instant(reference, "end_utc"));
  }

  static Stream<JsonNode> nightly() {
    return cases("TZ-3");
  }

  @ParameterizedTest
  @MethodSource("nightly")
  void everyNightAcrossTheChangesOfTheClock(JsonNode reference) {
    blocksExactly(NIGHTLY, PARIS, instant(reference, "start_utc"), instant(reference, "end_utc"));
  }

  static Stream<JsonNode> gapsAndOverlaps() {
    return cases("TZ-2");
  }

  @ParameterizedTest
  @MethodSource("gapsAndOverlaps")
  void aWindowEndsWhereALocalTimeInAGapOrOverlapIsResolved(JsonNode reference) {
    String time = reference.get("local").asText().substring(11);
    Instant end = instant(reference, "instant_utc");

    assertThat(opening(rules("00:00", time), PARIS, end.minusSeconds(1))).isEqualTo(end);
    assertThat(QuietHours.look(rules("00:00", time), Set.of(PARIS), end)).isEmpty();
  }

  @Test
  void windowsThatTouchAreOneWait() {
    List<QuietRule> weekend =
        Policies.with(
                """
                "quietHours": [{"id": "weekend", "windows": [
                  {"from": "saturday 20:00", "to": "sunday 22:00"},
                  {"from": "sunday 22:00", "to": "monday 08:00"}]}]
                """)
            .quietHours();

    assertThat(opening(weekend, PARIS, Instant.parse("2026-11-21T20:00:00Z")))
        .isEqualTo("2026-11-23T07:00:00Z");
  }

  @Test
  void aWindowMayLastAWholeWeekButForAMoment() {
    List<QuietRule> rules = rules("monday 08:00", "monday 07:00");

    assertThat(opening(rules, PARIS, Instant.parse("2026-11-25T11:00:00Z")))
        .isEqualTo("2026-11-30T06:00:00Z");
  }

  @Test
  void windowsThatNeverOpenAreSaidSo() {
    List<QuietRule> always =
        Policies.with(
                """
                "quietHours": [{"id": "always", "windows": [
                  {"from": "00:00", "to": "12:00"}, {"from": "12:00", "to": "00:00"}]}]
                """)
            .quietHours();

    Optional<QuietHours.Blocked> blocked =
        QuietHours.look(always, Set.of(PARIS), Asks.WEDNESDAY_NOON);

    assertThat(blocked).isPresent();
    assertThat(blocked.get().opening()).isNull();
  }

  @Test
  void somebodyWhoMayLiveInSeveralZonesWaitsForTheLast() {
    Set<ZoneId> coasts = Set.of(ZoneId.of("America/New_York"), ZoneId.of("America/Los_Angeles"));
    // Monday 09:00 in New York is still Monday 06:00 in Los Angeles.
    Instant at = Instant.parse("2026-11-23T14:00:00Z");

    assertThat(QuietHours.look(SUNDAY_NIGHT, coasts, at).orElseThrow().opening())
        .isEqualTo("2026-11-23T16:00:00Z");
  }

  private static void blocksExactly(
      List<QuietRule> rules, ZoneId zone, Instant start, Instant end) {
    assertThat(QuietHours.look(rules, Set.of(zone), start.minusSeconds(1))).isEmpty();
    assertThat(opening(rules, zone, start)).isEqualTo(end);
    assertThat(opening(rules, zone, start.plus(Duration.between(start, end).dividedBy(2))))
        .isEqualTo(end);
    assertThat(opening(rules, zone, end.minusSeconds(1))).isEqualTo(end);
    assertThat(QuietHours.look(rules, Set.of(zone), end)).isEmpty();
  }

  private static @Nullable Instant opening(List<QuietRule> rules, ZoneId zone, Instant at) {
    return QuietHours.look(rules, Set.of(zone), at).orElseThrow().opening();
  }

  static List<QuietRule> rules(String from, String to) {
    return Policies.with(
            """
            "quietHours": [{"id": "quiet", "windows": [{"from": "%s", "to": "%s"}]}]
            """
                .formatted(from, to))
        .quietHours();
  }

  private static Instant instant(JsonNode reference, String field) {
    return Instant.parse(reference.get(field).asText());
  }

  private static Stream<JsonNode> cases(String id) {
    try (var source = QuietHoursTest.class.getResourceAsStream("/references/08-timezones.json")) {
      JsonNode sections = JsonMapper.builder().build().readTree(source).get("cases");
      return StreamSupport.stream(sections.spliterator(), false)
          .filter(section -> section.get("id").asText().equals(id))
          .flatMap(section -> StreamSupport.stream(section.get("cases").spliterator(), false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
