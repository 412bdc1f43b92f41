package io.assidu.policy.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assidu.contracts.contact.Channel;
import io.assidu.policy.document.CalendarPeriod;
import io.assidu.policy.document.CapWindow;
import io.assidu.policy.recipient.Preferences.Limit;
import io.assidu.policy.recipient.PreferencesReader.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferencesReaderTest {

  private static final Instant CHRISTMAS_EVE = Instant.parse("2026-12-24T00:00:00Z");

  @Test
  void readsWhatAPreferenceCentreWrites() {
    assertThat(
            read(
                """
                {"limit": {"count": 1, "window": "week"},
                 "pause": {"until": "2026-12-24T01:00:00+01:00"}, "preferredChannel": "inApp"}
                """))
        .isEqualTo(
            new Preferences(
                new Limit(1, CapWindow.of(CalendarPeriod.WEEK)), CHRISTMAS_EVE, Channel.IN_APP));
  }

  @Test
  void aLimitMayRoll() {
    assertThat(read("{\"limit\": {\"count\": 2, \"window\": \"P7D\"}}").limit())
        .isEqualTo(new Limit(2, CapWindow.of(Duration.ofDays(7))));
  }

  @Test
  void aPauseMayBeSoManyDaysFromAMoment() {
    assertThat(
            read("{\"pause\": {\"from\": \"2026-11-24T00:00:00Z\", \"for\": \"P30D\"}}")
                .pausedUntil())
        .isEqualTo(CHRISTMAS_EVE);
  }

  @Test
  void silenceIsNoPreference() {
    assertThat(PreferencesReader.of(Map.of()))
        .isEqualTo(new Reading(Preferences.none(), java.util.List.of()));
    assertThat(read("{}")).isEqualTo(Preferences.none());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "often"                                                             | contactPreferences
          {"limit": 3}                                                        | limit
          {"limit": {"count": 0, "window": "week"}}                           | limit
          {"limit": {"count": -1, "window": "week"}}                          | limit
          {"limit": {"count": 1.5, "window": "week"}}                         | limit
          {"limit": {"count": 1e12, "window": "week"}}                        | limit
          {"limit": {"count": "1", "window": "week"}}                         | limit
          {"limit": {"count": 1}}                                             | limit
          {"limit": {"count": 1, "window": "fortnight"}}                      | limit
          {"limit": {"count": 1, "window": "PT0S"}}                           | limit
          {"limit": {"count": 1, "window": "P32D"}}                           | limit
          {"limit": {"count": 1, "window": "P99999999999999999999D"}}         | limit
          {"pause": "2026-12-24T00:00:00Z"}                                   | pause
          {"pause": {"until": "Christmas"}}                                   | pause
          {"pause": {"until": "+999999999-12-31T23:59:59Z"}}                  | pause
          {"pause": {"for": "P30D"}}                                          | pause
          {"pause": {"from": "+1000000000-12-31T00:00:00Z", "for": "P30D"}}   | pause
          {"preferredChannel": "telex"}                                       | preferredChannel
          {"preferredChannel": "unknown"}                                     | preferredChannel
          {"preferredChannel": ["sms"]}                                       | preferredChannel
          """)
  void whatMakesNoSenseIsLeftAsideAndNamed(String trait, String ignored) {
    Reading reading = PreferencesReader.of(traits(trait));

    assertThat(reading.ignored()).containsExactly(ignored);
    assertThat(reading.preferences()).isEqualTo(Preferences.none());
  }

  @Test
  void theRestOfItCounts() {
    Reading reading =
        PreferencesReader.of(traits("{\"limit\": 0, \"preferredChannel\": \"sms\", \"mood\": 7}"));

    assertThat(reading.ignored()).containsExactly("limit");
    assertThat(reading.preferences().channel()).isEqualTo(Channel.SMS);
  }

  private static Preferences read(String trait) {
    Reading reading = PreferencesReader.of(traits(trait));
    assertThat(reading.ignored()).isEmpty();
    return reading.preferences();
  }

  private static Map<String, Object> traits(String trait) {
    try {
      return Map.of("contactPreferences", new ObjectMapper().readValue(trait, Object.class));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
