package io.assidu.policy.evaluate;

import static io.assidu.policy.evaluate.Quiet.PARIS;
import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Reason;
import io.assidu.contracts.contact.Verdict;
import io.assidu.contracts.profile.ConsentStatus;
import io.assidu.policy.document.ContactPolicy;
import io.assidu.policy.document.Policies;
import io.assidu.policy.document.QuietRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Public holidays, and rules that hold for a time only. */
class HolidayRulesTest {

  private static final List<QuietRule> HOLIDAYS =
      Quiet.rules("{\"id\": \"holidays\", \"holidays\": \"national\"}");

  private static final ContactPolicy GOOD_DAYS =
      Policies.with("\"quietHours\": [{\"id\": \"holidays\", \"holidays\": \"national\"}]");

  /** Two charters of the French operators, each in its time; here one takes over on 1 July. */
  private static final List<QuietRule> CHARTERS =
      Quiet.rules(
          """
          {"id": "charter-2024", "validFrom": "2024-09-01", "validTo": "2026-06-30",
           "windows": [{"from": "22:00", "to": "08:00"}, {"from": "sunday 00:00", "to": "monday 00:00"}],
           "holidays": "national"},
          {"id": "charter-2026", "validFrom": "2026-07-01",
           "windows": [{"from": "21:30", "to": "08:00"}]}
          """);

  @Test
  void aHolidayIsQuietFromMidnightToMidnight() {
    Instant christmas = Instant.parse("2026-12-24T23:00:00Z");
    Instant after = Instant.parse("2026-12-25T23:00:00Z");

    assertThat(Quiet.look(HOLIDAYS, PARIS, christmas.minusSeconds(1))).isEmpty();
    assertThat(Quiet.opening(HOLIDAYS, PARIS, christmas)).isEqualTo(after);
    assertThat(Quiet.opening(HOLIDAYS, PARIS, after.minusSeconds(1))).isEqualTo(after);
    assertThat(Quiet.look(HOLIDAYS, PARIS, after)).isEmpty();
  }

  @Test
  void holidaysSundaysAndNightsThatTouchAreOneWait() {
    // Easter: Sunday 5 April 2026, the Monday is a holiday, Tuesday opens at 08:00.
    assertThat(Quiet.openingInParis(Policies.seed().quietHours(), "2026-04-04T19:30:00Z"))
        .isEqualTo("2026-04-07T06:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    // The 2024 charter: working days until 22:00.
    "2026-06-26T19:45:00Z, ",
    "2026-06-26T20:00:00Z, 2026-06-27T06:00:00Z",
    "2026-06-28T10:00:00Z, 2026-06-29T06:00:00Z",
    "2026-05-14T10:00:00Z, 2026-05-15T06:00:00Z",
    // The night from one to the other is quiet throughout.
    "2026-06-30T20:30:00Z, 2026-07-01T06:00:00Z",
    // The 2026 charter: until 21:30, Sundays and holidays too.
    "2026-07-03T19:45:00Z, 2026-07-04T06:00:00Z",
    "2026-07-05T10:00:00Z, ",
    "2026-07-14T10:00:00Z, ",
  })
  void theCharterOfTheDayApplies(Instant at, Instant opening) {
    if (opening == null) {
      assertThat(Quiet.look(CHARTERS, PARIS, at)).isEmpty();
    } else {
      assertThat(Quiet.opening(CHARTERS, PARIS, at)).isEqualTo(opening);
    }
  }

  @Test
  void aRuleEndsAtMidnightAfterItsLastDay() {
    List<QuietRule> rules =
        Quiet.rules(
            """
            {"id": "stocktaking", "validFrom": "2026-11-20", "validTo": "2027-02-03",
             "windows": [{"from": "00:00", "to": "12:00"}, {"from": "12:00", "to": "00:00"}]}
            """);

    assertThat(Quiet.look(rules, PARIS, Instant.parse("2026-11-19T22:59:59Z"))).isEmpty();
    assertThat(Quiet.openingInParis(rules, "2026-11-19T23:00:00Z"))
        .isEqualTo("2027-02-03T23:00:00Z");
  }

  @Test
  void theReasonNamesTheHoliday() {
    Ruling ruling = christmas().livingIn("Europe/Paris", "FR").settled();

    Reason last = ruling.reasons().getLast();
    assertThat(last.rule()).isEqualTo("quiet-hours:holidays");
    assertThat(ruling.until()).isEqualTo("2026-12-25T23:00:00Z");
    assertThat(last.facts())
        .containsEntry("holidaysOf", List.of("FR"))
        .containsEntry("holidaysFrom", "person")
        .containsEntry(
            "holiday",
            Map.of("date", LocalDate.parse("2026-12-25"), "country", "FR", "name", "Christmas"));
  }

  @Test
  void holidaysAreThoseOfTheAddressAndOfThePhone() {
    Asks bastille = Asks.consented().policy(GOOD_DAYS).now("2026-07-14T10:00:00Z");

    assertThat(bastille.livingIn("Europe/Paris", "BE").open()).isInstanceOf(Gate.Counting.class);
    assertThat(bastille.phoneOf("FR").settled().until()).isEqualTo("2026-07-14T22:00:00Z");
  }

  @Test
  void whereNoCountryIsKnownTheyAreThoseOfTheZone() {
    Map<String, Object> facts =
        christmas().livingIn("Europe/Berlin", null).settled().reasons().getLast().facts();

    assertThat(facts)
        .containsEntry("holidaysOf", List.of("DE"))
        .containsEntry("holidaysFrom", "zone");
  }

  @Test
  void orOfTheCompany() {
    ContactPolicy policy =
        Policies.with(
            """
            "zone": "Europe/Paris", "quietHours": [{"id": "holidays", "holidays": "national"}]
            """);

    assertThat(
            christmas().policy(policy).livingIn(null, null).settled().reasons().getLast().facts())
        .containsEntry("holidaysOf", List.of("FR"))
        .containsEntry("holidaysFrom", "company");
  }

  @Test
  void orOfEachCountryThatTheRuleNames() {
    ContactPolicy policy =
        Policies.with(
            """
            "quietHours": [{"id": "holidays", "holidays": "national",
                            "appliesTo": {"countries": ["DE", "FR"]}}]
            """);
    Asks unity =
        Asks.consented().policy(policy).livingIn("Europe/Paris", null).now("2026-10-03T10:00:00Z");

    assertThat(unity.settled().reasons().getLast().facts())
        .containsEntry("holidaysOf", List.of("DE", "FR"))
        .containsEntry("holidaysFrom", "rule");
    assertThat(unity.livingIn("Europe/Paris", "FR").open()).isInstanceOf(Gate.Counting.class);
  }

  @Test
  void whereNothingIsKnownAnyDayMayBeOne() {
    Ruling ruling = Asks.consented().policy(GOOD_DAYS).livingIn(null, null).settled();

    assertThat(ruling.verdict()).isEqualTo(Verdict.SUPPRESSED);
    assertThat(ruling.reasons().getLast().facts()).containsEntry("holidaysFrom", "unknown");
  }

  @Test
  void aCountryWithoutACalendarIsNotKnown() {
    assertThat(christmas().livingIn("Europe/Berlin", "CN").settled().reasons().getLast().facts())
        .containsEntry("countries", List.of("CN"))
        .containsEntry("holidaysOf", List.of("DE"));
  }

  @Test
  void theShippedRuleForFranceTakesTheStrictestReading() {
    assertThat(sms("2026-11-25T20:29:59Z", "FR")).isEmpty();
    assertThat(sms("2026-11-25T20:30:00Z", "FR")).contains(Instant.parse("2026-11-26T07:00:00Z"));
    assertThat(sms("2026-11-29T10:00:00Z", "FR")).contains(Instant.parse("2026-11-30T07:00:00Z"));
    // Christmas, a Friday, and the day after, a holiday in Alsace.
    assertThat(sms("2026-12-25T10:00:00Z", "FR")).contains(Instant.parse("2026-12-28T07:00:00Z"));
    assertThat(sms("2026-12-25T10:00:00Z", "DE")).isEmpty();
  }

  private static Asks christmas() {
    return Asks.consented().policy(GOOD_DAYS).now("2026-12-25T10:00:00Z");
  }

  /** When a marketing SMS to this country has to wait for; empty if it need not. */
  private static Optional<Instant> sms(String now, String country) {
    Asks asks =
        Asks.a()
            .channels(Channel.SMS)
            .address(Channel.SMS, "cd34")
            .said(ConsentStatus.GRANTED, Channel.SMS, null, "2026-01-01T00:00:00Z")
            .livingIn("Europe/Paris", country)
            .now(now);
    return asks.open() instanceof Gate.Settled settled
        ? Optional.ofNullable((Instant) settled.ruling().reasons().getLast().facts().get("opening"))
        : Optional.empty();
  }
}
