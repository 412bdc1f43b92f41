package io.assidu.policy.rehearsal;

import static io.assidu.policy.Clients.as;
import static io.assidu.policy.Clients.known;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.assidu.contracts.contact.ContactDecided;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.contact.Verdict;
import io.assidu.policy.Customer;
import io.assidu.policy.Decided;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What if? Days of the past that no other test lives in, decided again under a draft. */
@QuarkusTest
@WithTestResource(Servers.class)
class RehearsalAppTest {

  private static final String SAME_AS_PUBLISHED =
      """
      {"zone": "Europe/Paris", "channelOrder": ["email"], "consentRequiredFor": ["marketing"],
       "quietHours": [{"id": "sunday-night",
                       "windows": [{"from": "sunday 22:00", "to": "monday 08:00"}]}],
       "jitter": "PT10M",
       "caps": [{"id": "3-per-7-days", "limit": %d, "window": {"rolling": "P7D"}}]}
      """;
  private static final String NEVER_QUIET =
      """
      {"channelOrder": ["email"],
       "caps": [{"id": "ten", "limit": 10, "window": {"rolling": "P1D"}}]}
      """;

  @Inject TestClock clock;

  @Test
  void aTighterCapShowsWhatWouldNotHaveBeenSent() {
    fourOnOneDay(Customer.consenting(), "2026-06-03");
    fourOnOneDay(Customer.consenting(), "2026-06-03");
    Decided.ask(Customer.silent().announced().asks(Purpose.MARKETING));

    ValidatableResponse rehearsal =
        rehearse(draft(SAME_AS_PUBLISHED.formatted(2)), "2026-06-03", "2026-06-04");

    rehearsal
        .body("contacts", equalTo(9))
        .body("people", equalTo(3))
        .body("recorded.sent.email", equalTo(6))
        .body("recorded.suppressed.consent", equalTo(1))
        .body("recorded.suppressed.'cap:3-per-7-days'", equalTo(2))
        .body("rehearsed.sent.email", equalTo(4))
        .body("rehearsed.suppressed.'cap:3-per-7-days'", equalTo(4))
        .body("rehearsed.suppressed.consent", equalTo(1))
        .body("changes.people", equalTo(2))
        .body("changes.noLongerSent", equalTo(2))
        .body("changes.newlySent", equalTo(0));
  }

  @Test
  void whatCountedBeforeThePeriodCounts() {
    Customer customer = Customer.consenting();
    fourOnOneDay(customer, "2026-06-10");
    clock.set(Instant.parse("2026-06-11T10:00:00Z"));
    Decided.ask(customer.asks(Purpose.MARKETING));

    rehearse(draft(SAME_AS_PUBLISHED.formatted(3)), "2026-06-11", "2026-06-12")
        .body("rehearsed.suppressed.'cap:3-per-7-days'", equalTo(1))
        .body("changes.people", equalTo(0));
  }

  @Test
  void theSameRulesGiveWhatReallyHappenedAndAlwaysTheSame() {
    String draft = draft(SAME_AS_PUBLISHED.formatted(3));
    sundayNight("2026-06-21T21:00:00Z", "2026-06-22T06:00:00Z");

    ValidatableResponse rehearsal = rehearse(draft, "2026-06-21", "2026-06-23");

    rehearsal
        .body("recorded.sent.email", equalTo(1))
        .body("recorded.deferrals.'quiet-hours:sunday-night'", equalTo(1))
        .body("changes.people", equalTo(0));
    Object recorded = rehearsal.extract().path("recorded");
    assertThat(rehearsal.extract().<Object>path("rehearsed")).isEqualTo(recorded);
    assertThat(rehearse(draft, "2026-06-21", "2026-06-23").extract().asString())
        .isEqualTo(rehearsal.extract().asString());
  }

  @Test
  void withoutQuietHoursItWouldHaveBeenSentAtOnce() {
    sundayNight("2026-07-05T21:00:00Z", "2026-07-06T06:00:00Z");

    rehearse(draft(NEVER_QUIET), "2026-07-05", "2026-07-07")
        .body("rehearsed.deferrals.size()", equalTo(0))
        .body("changes.otherMoment", equalTo(1))
        .body("changes.people", equalTo(1));
  }

  @Test
  void aSampleIsAlwaysTheSamePeople() {
    for (int i = 0; i < 12; i++) {
      clock.set(Instant.parse("2026-07-15T10:00:00Z"));
      Decided.ask(Customer.consenting().asks(Purpose.MARKETING));
    }
    String draft = draft(NEVER_QUIET);

    int half = sample(draft, 50);

    assertThat(half).isBetween(0, 12).isEqualTo(sample(draft, 50));
    assertThat(sample(draft, 100)).isEqualTo(12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"from": "2026-06-02T00:00:00Z", "to": "2026-06-01T00:00:00Z"} | /to
          {"from": "2026-06-02T00:00:00Z", "to": "2036-06-01T00:00:00Z"} | /to
          {"from": "2026-06-02T00:00:00Z"}                               | /to
          {"from": "2026-06-02T00:00:00Z", "to": "2026-06-03T00:00:00Z", "samplePercent": 0} | /samplePercent
          """)
  void aPeriodThatIsNoneIsRefused(String body, String field) {
    clock.set(Instant.parse("2026-11-25T11:00:00Z"));
    manager()
        .body(body)
        .post("/v1/contact-policies/{id}/rehearsal", draft(NEVER_QUIET))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo(field));
  }

  @Test
  void aDraftThatIsNoneIsNotFound() {
    clock.set(Instant.parse("2026-11-25T11:00:00Z"));
    manager()
        .body(period("2026-06-01", "2026-06-02", 100))
        .post("/v1/contact-policies/{id}/rehearsal", "none-" + UUID.randomUUID())
        .then()
        .statusCode(404);
  }

  private void fourOnOneDay(Customer customer, String day) {
    clock.set(Instant.parse(day + "T10:00:00Z"));
    for (int i = 0; i < 4; i++) {
      Decided.ask(customer.asks(Purpose.MARKETING));
    }
  }

  private void sundayNight(String asked, String opening) {
    clock.set(Instant.parse(asked));
    Customer customer = known(Customer.consenting());
    ContactRequested request = customer.asks(Purpose.MARKETING);
    Instant theirMoment = Objects.requireNonNull(Decided.ask(request).until());
    assertThat(Duration.between(Instant.parse(opening), theirMoment))
        .isBetween(Duration.ZERO, Duration.ofMinutes(10));
    clock.set(theirMoment);
    ContactDecided approved = Decided.as(request.contactId(), Verdict.APPROVED);
    assertThat(approved.decidedAt()).isEqualTo(theirMoment);
  }

  private int sample(String draft, int percent) {
    clock.set(Instant.parse("2026-11-25T11:00:00Z"));
    return manager()
        .body(period("2026-07-15", "2026-07-16", percent))
        .post("/v1/contact-policies/{id}/rehearsal", draft)
        .then()
        .statusCode(200)
        .extract()
        .path("people");
  }

  private ValidatableResponse rehearse(String draft, String from, String to) {
    clock.set(Instant.parse("2026-11-25T11:00:00Z"));
    return manager()
        .body(period(from, to, 100))
        .post("/v1/contact-policies/{id}/rehearsal", draft)
        .then()
        .statusCode(200);
  }

  private static String period(String from, String to, int percent) {
    return "{\"from\": \"%sT00:00:00Z\", \"to\": \"%sT00:00:00Z\", \"samplePercent\": %d}"
        .formatted(from, to, percent);
  }

  private static String draft(String document) {
    String id = "what-if-" + UUID.randomUUID();
    manager().body(document).put("/v1/contact-policies/{id}", id).then().statusCode(200);
    return id;
  }

  private static RequestSpecification manager() {
    return as("manager", "policy:read", "policy:write");
  }
}
