package io.assidu.policy.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Verdict;
import io.assidu.policy.document.ContactPolicy;
import io.assidu.policy.document.Policies;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LocalTimesTest {

  private static final ContactPolicy SUNDAY_NIGHT =
      Policies.with(
          """
          "quietHours": [{"id": "sunday-night",
                          "windows": [{"from": "sunday 22:00", "to": "monday 08:00"}]}]
          """);

  @Test
  void thePersonsOwnZoneComesFirst() {
    LocalTimes local = of(Asks.a().livingIn("Asia/Kolkata", "FR"));

    assertThat(local.source()).isEqualTo("person");
    assertThat(local.zones()).containsExactly(ZoneId.of("Asia/Kolkata"));
  }

  @Test
  void thenEveryZoneOfTheCountriesOfTheirPhone() {
    LocalTimes local = of(Asks.a().livingIn("Mars/Olympus", "FR").phoneOf("RU", "KZ"));

    assertThat(local.source()).isEqualTo("phone");
    assertThat(local.zones())
        .contains(ZoneId.of("Europe/Moscow"), ZoneId.of("Asia/Kamchatka"), ZoneId.of("Asia/Almaty"))
        .doesNotContain(ZoneId.of("Europe/Paris"));
  }

  @Test
  void thenEveryZoneOfTheCountryOfTheirAddress() {
    LocalTimes local = of(Asks.a().livingIn(null, "US").phoneOf("ZZ"));

    assertThat(local.source()).isEqualTo("country");
    assertThat(local.zones())
        .contains(ZoneId.of("America/New_York"), ZoneId.of("Pacific/Honolulu"));
  }

  @Test
  void thenTheCompanys() {
    LocalTimes local = of(Asks.a().livingIn("Mars/Olympus", "ZZ"));

    assertThat(local.source()).isEqualTo("company");
    assertThat(local.zones()).containsExactly(ZoneId.of("Europe/Paris"));
  }

  @Test
  void thenAnyOffsetInUseEvenOddOnes() {
    LocalTimes local = of(Asks.a().policy(Policies.with("\"caps\": []")).livingIn(null, null));

    assertThat(local.source()).isEqualTo("unknown");
    assertThat(local.zones())
        .contains(
            ZoneOffset.ofHours(-12),
            ZoneOffset.UTC,
            ZoneOffset.ofHoursMinutes(5, 45),
            ZoneOffset.ofHours(14));
  }

  @Test
  void whoMayLiveAnywhereWaitsUntilItIsNoQuietHourAnywhere() {
    Asks asks =
        Asks.consented()
            .policy(SUNDAY_NIGHT)
            .livingIn(null, null)
            // Sunday 09:00 in Paris is Sunday 22:00 on Kiritimati.
            .now("2026-11-22T08:00:00Z");

    Ruling ruling = asks.settled();

    assertThat(of(asks).source()).isEqualTo("unknown");
    assertThat(ruling.verdict()).isEqualTo(Verdict.DEFERRED);
    // Monday 08:00 at UTC−12.
    assertThat(ruling.until()).isEqualTo(Instant.parse("2026-11-23T20:00:00Z"));
  }

  @Test
  void whereItIsAlwaysQuietSomewhereWhoMayLiveAnywhereIsNeverContacted() {
    Ruling ruling =
        Asks.consented()
            .policy(
                Policies.with(
                    """
                    "quietHours": [{"id": "night", "windows": [{"from": "22:00", "to": "08:00"}]}]
                    """))
            .livingIn(null, null)
            .settled();

    assertThat(ruling.verdict()).isEqualTo(Verdict.SUPPRESSED);
  }

  @Test
  void anUnknownZoneNeverMeansNow() {
    Asks asks = Asks.consented().policy(SUNDAY_NIGHT).phoneOf("US");
    // Sunday 23:00 in New York is still 16:00 in Honolulu; Monday 08:00 there comes last.
    Ruling ruling = asks.livingIn(null, null).now("2026-11-23T04:00:00Z").settled();

    assertThat(ruling.until()).isEqualTo("2026-11-23T18:00:00Z");
  }

  @Test
  void theNumberThatTheRequestBringsCountsInsteadOfTheirOwn() {
    Asks asks = Asks.a().livingIn(null, null).phoneOf("US").to(Channel.SMS, "+81312345678");

    LocalTimes local = LocalTimes.of(asks.question().reached(), asks.question().policy());

    assertThat(local.zones()).containsExactly(ZoneId.of("Asia/Tokyo"));
  }

  private static LocalTimes of(Asks asks) {
    Question question = asks.question();
    return LocalTimes.of(question.recipient(), question.policy());
  }
}
