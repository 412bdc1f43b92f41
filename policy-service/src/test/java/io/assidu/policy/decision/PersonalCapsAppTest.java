package io.assidu.policy.decision;

import static io.assidu.policy.Clients.publish;
import static io.assidu.policy.Clients.theShippedPolicyAgain;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactDecided;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.contact.Verdict;
import io.assidu.policy.Customer;
import io.assidu.policy.Decided;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.assidu.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Limits that are one person's own: by their calendar, their wishes and their stage of life. */
@QuarkusTest
@WithTestResource(Servers.class)
class PersonalCapsAppTest {

  private static final Instant WEDNESDAY_NOON = Instant.parse("2026-11-25T11:00:00Z");
  private static final Map<String, Object> ONE_A_WEEK =
      Map.of("limit", Map.of("count", 1, "window", "week"));

  private static final String MANAGER =
      Tokens.client("manager").scopes("policy:read", "policy:write", "contact:decide").bearer();

  @Inject TestClock clock;

  @BeforeEach
  void wednesdayNoonInParis() {
    clock.set(WEDNESDAY_NOON);
  }

  @AfterEach
  void asShipped() {
    theShippedPolicyAgain();
  }

  @Test
  void whoAsksForOneAWeekGetsOneACalendarWeekOfTheirs() {
    Customer customer = Customer.consenting().prefers(ONE_A_WEEK).announced();
    assertThat(verdict(customer)).isEqualTo(Verdict.APPROVED);

    ContactDecided second = Decided.ask(customer.asks(Purpose.MARKETING));
    assertThat(second.verdict()).isEqualTo(Verdict.SUPPRESSED);
    assertThat(Decided.deciding(second).rule()).isEqualTo("cap:own-limit");
    assertThat(Decided.deciding(second).facts())
        .containsEntry("count", 1)
        .containsEntry("limit", 1)
        .containsEntry("window", "week")
        .containsEntry("freeAt", "2026-11-29T23:00:00Z");

    clock.set(Instant.parse("2026-11-30T07:00:00Z"));
    assertThat(verdict(customer)).isEqualTo(Verdict.APPROVED);
  }

  @Test
  void whoChangesTheirMindIsHeldByTheirNewWord() {
    Customer customer = Customer.consenting().prefers(ONE_A_WEEK).announced();
    assertThat(verdict(customer)).isEqualTo(Verdict.APPROVED);
    assertThat(verdict(customer)).isEqualTo(Verdict.SUPPRESSED);

    customer.prefers(Map.of()).announced();

    assertThat(verdict(customer)).isEqualTo(Verdict.APPROVED);
  }

  @Test
  void aPauseSilencesWhatCanWaitUntilItsEnd() {
    Customer customer =
        Customer.consenting()
            .prefers(Map.of("pause", Map.of("from", "2026-11-25T00:00:00Z", "for", "P30D")))
            .announced();

    ContactDecided paused = Decided.ask(customer.asks(Purpose.MARKETING));
    assertThat(paused.verdict()).isEqualTo(Verdict.SUPPRESSED);
    assertThat(Decided.deciding(paused).rule()).isEqualTo("pause");
    assertThat(Decided.deciding(paused).facts()).containsEntry("until", "2026-12-25T00:00:00Z");
    assertThat(Decided.ask(customer.asks(Purpose.SECURITY)).verdict()).isEqualTo(Verdict.APPROVED);
    pressure(customer).body("pausedUntil", equalTo("2026-12-25T00:00:00Z"));

    clock.set(Instant.parse("2026-12-25T00:00:00Z"));
    assertThat(verdict(customer)).isEqualTo(Verdict.APPROVED);
  }

  @Test
  void whatNobodyUnderstandsIsLeftAsideAndCounted() {
    Customer customer =
        Customer.consenting()
            .prefers(Map.of("limit", Map.of("count", -1, "window", "week")))
            .announced();

    assertThat(verdict(customer)).isEqualTo(Verdict.APPROVED);
    assertThat(verdict(customer)).isEqualTo(Verdict.APPROVED);
    assertThat(given().get("/q/metrics").asString())
        .contains("assidu_policy_preferences_ignored_total{member=\"limit\"}");
  }

  @Test
  void thePressureViewShowsTheCapsAsTheyHoldForThePerson() {
    Customer customer = Customer.consenting().prefers(ONE_A_WEEK).announced();
    verdict(customer);

    pressure(customer)
        .body("caps[0].id", equalTo("3-per-7-days"))
        .body("caps[0].count", equalTo(1))
        .body("caps[0].freeAt", nullValue())
        .body("caps[1].id", equalTo("own-limit"))
        .body("caps[1].limit", equalTo(1))
        .body("caps[1].calendar", equalTo("week"))
        .body("caps[1].freeAt", equalTo("2026-11-29T23:00:00Z"));
  }

  @Test
  void anErasedPersonLeavesNoWishesBehind() {
    Customer customer = Customer.consenting().prefers(ONE_A_WEEK).announced();
    verdict(customer);

    customer.erased();

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> pressure(customer).body("caps.size()", equalTo(1)));
  }

  @Test
  void aStageOfLifeMovesTheLimit() {
    publish(
        """
        {"channelOrder": ["email"], "caps": [
          {"id": "daily", "limit": 1, "window": {"calendar": "day"},
           "bounds": {"least": 1, "most": 2}, "adjustments": [
             {"id": "onboarding", "when": "'new-customers' in profile.segments", "limit": 2}]}]}
        """);
    Customer settled = Customer.consenting();
    assertThat(verdict(settled)).isEqualTo(Verdict.APPROVED);
    assertThat(verdict(settled)).isEqualTo(Verdict.SUPPRESSED);

    Customer fresh = Customer.consenting().entering("new-customers").announced();
    assertThat(verdict(fresh)).isEqualTo(Verdict.APPROVED);
    assertThat(verdict(fresh)).isEqualTo(Verdict.APPROVED);
    ContactDecided third = Decided.ask(fresh.asks(Purpose.MARKETING));
    assertThat(third.verdict()).isEqualTo(Verdict.SUPPRESSED);
    assertThat(Decided.deciding(third).facts())
        .containsEntry("limit", 2)
        .containsEntry("adjustedBy", "onboarding");

    fresh.leaving("new-customers").announced();
    assertThat(Decided.deciding(Decided.ask(fresh.asks(Purpose.MARKETING))).facts())
        .containsEntry("limit", 1);
  }

  @Test
  void theReportOnPressureCountsInTheirCalendar() {
    publish(
        """
        {"channelOrder": ["email"],
         "caps": [{"id": "daily", "limit": 2, "window": {"calendar": "day"}}]}
        """);
    Customer customer = Customer.consenting();

    clock.set(Instant.parse("2026-12-05T22:30:00Z"));
    assertThat(verdict(customer)).isEqualTo(Verdict.APPROVED);
    manager().get("/v1/reports/pressure").then().body("caps[0].saturation[1]", equalTo(1));

    clock.set(Instant.parse("2026-12-05T23:30:00Z"));
    manager().get("/v1/reports/pressure").then().body("caps[0].saturation[1]", equalTo(0));
    assertThat(verdict(customer)).isEqualTo(Verdict.APPROVED);
    manager().get("/v1/reports/pressure").then().body("caps[0].saturation[1]", equalTo(1));
  }

  @Test
  void aCountedExemptionTakesAPlaceButIsNeverHeldBack() {
    publish(
        """
        {"channelOrder": ["email"],
         "exemptions": [{"id": "receipts", "purposes": ["transactional"], "counted": true}],
         "caps": [{"id": "daily", "limit": 2, "window": {"calendar": "day"}}]}
        """);
    Customer customer = Customer.consenting();

    for (int i = 0; i < 3; i++) {
      assertThat(Decided.ask(customer.asks(Purpose.TRANSACTIONAL)).verdict())
          .isEqualTo(Verdict.APPROVED);
    }

    ContactDecided news = Decided.ask(customer.asks(Purpose.MARKETING));
    assertThat(news.verdict()).isEqualTo(Verdict.SUPPRESSED);
    assertThat(Decided.deciding(news).facts()).containsEntry("count", 3).containsEntry("limit", 2);
  }

  @Test
  void whereOneChannelIsFullTheNextOneIsTakenIfTheRequestAllowsIt() {
    publish(
        """
        {"channelOrder": ["email", "sms"], "preferences": {},
         "caps": [{"id": "one-sms", "limit": 1, "window": {"calendar": "day"},
                   "appliesTo": {"channels": ["sms"]}}]}
        """);
    Customer customer =
        Customer.silent().callable().prefers(Map.of("preferredChannel", "sms")).announced();

    assertThat(Decided.ask(customer.asksOn()).channel()).isEqualTo(Channel.SMS);

    ContactDecided second = Decided.ask(customer.asksOn());
    assertThat(second.channel()).isEqualTo(Channel.EMAIL);
    assertThat(second.reasons())
        .filteredOn(reason -> reason.rule().equals("cap:one-sms"))
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.effect()).isEqualTo("suppressed");
              assertThat(reason.facts()).containsEntry("channel", "sms");
            });
    assertThat(Decided.deciding(second).facts())
        .containsEntry("chosen", "email")
        .containsEntry("preferred", "sms");

    assertThat(Decided.ask(customer.asksOn(Channel.SMS)).verdict()).isEqualTo(Verdict.SUPPRESSED);
    assertThat(Decided.ask(customer.asksOn(Channel.EMAIL)).channel()).isEqualTo(Channel.EMAIL);
  }

  private static Verdict verdict(Customer customer) {
    ContactRequested request = customer.asks(Purpose.MARKETING);
    return Decided.ask(request).verdict();
  }

  private static ValidatableResponse pressure(Customer customer) {
    return manager().get("/v1/profiles/{id}/pressure", customer.id()).then().statusCode(200);
  }

  private static RequestSpecification manager() {
    return given().auth().oauth2(MANAGER).contentType(ContentType.JSON);
  }
}
