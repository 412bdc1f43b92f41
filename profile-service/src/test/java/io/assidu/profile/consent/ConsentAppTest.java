package io.assidu.profile.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactOutcome;
import io.assidu.contracts.contact.Outcome;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.profile.ConsentChanged;
import io.assidu.contracts.profile.ConsentStatus;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.platform.identity.Ids;
import io.assidu.profile.Shop;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
class ConsentAppTest {

  private final String customer = Shop.someone("customer");

  @Test
  void consent_that_came_with_a_sign_up_is_recorded_with_its_evidence() {
    String id = signedUp();

    Shop.crm()
        .get("/v1/profiles/{id}/consents", id)
        .then()
        .statusCode(200)
        .body("standing.status", contains("granted"))
        .body("history[0].notice", equalTo("signup-2026-01"))
        .body("history[0].method", equalTo("form"))
        .body("history[0].source", equalTo("shop"))
        .body("history[0].evidence.ip", equalTo("192.0.2.1"));
  }

  @Test
  void a_one_click_unsubscription_withdraws_and_the_register_knows_what_stood_before() {
    String id = signedUp();

    outcome(id, Outcome.UNSUBSCRIBED, null);

    ConsentChanged change = withdrawn(id);
    assertThat(change.previous()).isEqualTo(ConsentStatus.GRANTED);
    assertThat(change.method()).isEqualTo("one-click");
    Shop.crm()
        .get("/v1/profiles/{id}/consents", id)
        .then()
        .body("standing.status", contains("withdrawn"))
        .body("standing[0].recordId", equalTo(change.consent().recordId().toString()))
        .body("history", hasSize(2));
  }

  @Test
  void a_complaint_withdraws_all_marketing_on_the_channel() {
    String id = signedUp();

    outcome(id, Outcome.COMPLAINED, "newsletter");

    ConsentChanged change = withdrawn(id);
    assertThat(change.consent().topic()).isNull();
    assertThat(change.method()).isEqualTo("complaint");
  }

  @Test
  void what_stood_at_a_time_can_be_asked_for() {
    String id = signedUp();
    Instant before = Instant.now();
    outcome(id, Outcome.UNSUBSCRIBED, null);
    withdrawn(id);

    Shop.crm()
        .queryParam("asOf", before.toString())
        .get("/v1/profiles/{id}/consents", id)
        .then()
        .statusCode(200)
        .body("standing.status", contains("granted"))
        .body("history", hasSize(1));
    Shop.crm()
        .queryParam("asOf", "yesterday")
        .get("/v1/profiles/{id}/consents", id)
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("asOf"));
  }

  @Test
  void an_agent_records_a_word_once_however_often_the_call_is_repeated() {
    String id = signedUp();
    String key = Ids.next().toString();
    Map<String, String> no =
        Map.of("purpose", "marketing", "channel", "sms", "status", "denied", "method", "agent");

    for (int time = 0; time < 2; time++) {
      Shop.crm()
          .header("Idempotency-Key", key)
          .body(no)
          .post("/v1/profiles/{id}/consents", id)
          .then()
          .statusCode(200)
          .body("history", hasSize(2));
    }
    Shop.crm()
        .header("Idempotency-Key", key)
        .body(Map.of("purpose", "marketing", "channel", "sms", "status", "granted"))
        .post("/v1/profiles/{id}/consents", id)
        .then()
        .statusCode(422);
    Shop.crm().body(no).post("/v1/profiles/{id}/consents", id).then().statusCode(400);
  }

  @Test
  void a_word_that_is_not_understood_is_not_guessed() {
    String id = signedUp();
    Shop.crm()
        .header("Idempotency-Key", Ids.next())
        .body(Map.of("purpose", "marketing", "channel", "email", "status", "maybe"))
        .post("/v1/profiles/{id}/consents", id)
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("/status"));
  }

  @Test
  void who_may_only_read_cannot_record() {
    String id = signedUp();
    Shop.as("profile:read")
        .header("Idempotency-Key", Ids.next())
        .body(Map.of("purpose", "marketing", "channel", "email", "status", "granted"))
        .post("/v1/profiles/{id}/consents", id)
        .then()
        .statusCode(403);
  }

  private String signedUp() {
    Shop.tell(
        "identify",
        """
        {"userId": "%s", "context": {"ip": "192.0.2.1", "consent": [
          {"purpose": "marketing", "channel": "email", "status": "granted",
           "notice": "signup-2026-01", "method": "form"}]}}
        """
            .formatted(customer));
    return Shop.profile(IdentifierType.CUSTOMER_ID, customer).getString("profileId");
  }

  private static void outcome(String profileId, Outcome outcome, @Nullable String topic) {
    UUID profile = UUID.fromString(profileId);
    KafkaProbe.publish(
        Topics.CONTACT_OUTCOMES,
        profileId,
        new ContactOutcome(
            Ids.next(),
            Ids.next(),
            profile,
            Purpose.MARKETING,
            topic,
            Channel.EMAIL,
            outcome,
            "<m@example.com>",
            null,
            null,
            Instant.now()));
  }

  private static ConsentChanged withdrawn(String id) {
    return KafkaProbe.await(
            Topics.PROFILE_CHANGES,
            ConsentChanged.class,
            c ->
                c.profileId().toString().equals(id)
                    && c.consent().status() == ConsentStatus.WITHDRAWN)
        .data();
  }
}
