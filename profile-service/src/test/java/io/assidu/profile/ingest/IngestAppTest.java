package io.assidu.profile.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.assidu.contracts.Topics;
import io.assidu.contracts.ingest.IngestedEvent;
import io.assidu.contracts.profile.CustomerEvent;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.platform.messaging.Event;
import io.assidu.profile.Shop;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
class IngestAppTest {

  @Test
  void an_accepted_event_becomes_a_customer_event_of_a_profile() {
    String customer = Shop.someone("customer");

    Shop.send(
            "track",
            """
            {"userId": "%s", "event": "Product Viewed", "properties": {"sku": "G-32"}}
            """
                .formatted(customer))
        .statusCode(200)
        .header("X-Correlation-Id", notNullValue())
        .body("success", equalTo(true));

    String id = Shop.profile(IdentifierType.CUSTOMER_ID, customer).getString("profileId");
    CustomerEvent event =
        KafkaProbe.await(
                Topics.PROFILE_EVENTS,
                CustomerEvent.class,
                e -> e.profileId().toString().equals(id))
            .data();
    assertThat(event.name()).isEqualTo("Product Viewed");
    assertThat(event.source()).isEqualTo("shop");
    assertThat(event.properties()).containsEntry("sku", "G-32");
    assertThat(event.profileVersion()).isEqualTo(1);
  }

  @Test
  void events_of_one_batch_keep_the_stories_they_belong_to() {
    String customer = Shop.someone("customer");
    Shop.tell(
        "batch",
        """
        {"batch": [
          {"type": "track", "userId": "%1$s", "event": "Told late",
           "context": {"correlationId": "story-%1$s"}},
          {"type": "track", "userId": "%1$s", "event": "Told at once"}]}
        """
            .formatted(customer));

    String id = Shop.profile(IdentifierType.CUSTOMER_ID, customer).getString("profileId");
    Event<CustomerEvent> late = happened(id, "Told late");
    Event<CustomerEvent> now = happened(id, "Told at once");
    assertThat(late.correlationId()).isEqualTo("story-" + customer);
    assertThat(now.correlationId()).isNotEqualTo(late.correlationId());
  }

  private static Event<CustomerEvent> happened(String profileId, String name) {
    return KafkaProbe.await(
        Topics.PROFILE_EVENTS,
        CustomerEvent.class,
        e -> e.profileId().toString().equals(profileId) && e.name().equals(name));
  }

  @Test
  void a_message_is_taken_in_once_however_often_it_is_sent() {
    String customer = Shop.someone("customer");
    String body =
        """
        {"batch": [{"type": "track", "messageId": "%1$s", "userId": "%1$s", "event": "Twice"},
                   {"type": "track", "messageId": "%1$s", "userId": "%1$s", "event": "Twice"}]}
        """
            .formatted(customer);
    Shop.tell("batch", body);
    Shop.tell("batch", body);
    Shop.tell("track", "{\"userId\": \"%s\", \"event\": \"Last\"}".formatted(customer));

    KafkaProbe.await(
        Topics.INGEST_EVENTS,
        IngestedEvent.class,
        e -> e.name().equals("Last") && e.identifiers().getFirst().value().equals(customer));
    assertThat(KafkaProbe.all(Topics.INGEST_EVENTS))
        .filteredOn(e -> ((IngestedEvent) e.data()).messageId().equals(customer))
        .hasSize(1);
  }

  @Test
  void an_unknown_write_key_is_refused() {
    given()
        .auth()
        .preemptive()
        .basic("not-a-write-key", "")
        .contentType(ContentType.JSON)
        .body("{}")
        .post("/v1/track")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", "Basic realm=\"assidu\"")
        .contentType("application/problem+json")
        .body("type", endsWith("/unknown-write-key"));
    given().contentType(ContentType.JSON).body("{}").post("/v1/batch").then().statusCode(401);
  }

  @Test
  void what_is_no_json_is_named_with_its_place() {
    Shop.send("track", "{\"userId\": ")
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", endsWith("/malformed-json"));
  }

  @Test
  void a_member_of_the_wrong_type_is_named_and_nothing_is_taken_in() {
    String customer = Shop.someone("customer");
    Shop.send(
            "batch",
            """
            {"batch": [{"type": "track", "userId": "%s", "event": "Good"},
                       {"type": "track", "userId": ["x"], "anonymousId": "a", "event": "Bad"}]}
            """
                .formatted(customer))
        .statusCode(400)
        .body("type", endsWith("/invalid-event"))
        .body("errors.field", hasItem("/batch/1/userId"))
        .body("errors.rule", hasItem("type"));

    Shop.crm()
        .body("{\"type\": \"customerId\", \"value\": \"%s\"}".formatted(customer))
        .post("/v1/profiles/lookup")
        .then()
        .statusCode(404);
  }

  @Test
  void a_call_that_is_not_understood_does_not_exist() {
    Shop.send("alias", "{}").statusCode(404);
  }

  @Test
  void an_event_of_more_than_32_kilobytes_is_refused() {
    Shop.send("track", "{\"userId\":\"u\",\"event\":\"" + "x".repeat(40_000) + "\"}")
        .statusCode(413)
        .body("type", endsWith("/event-too-large"));
  }

  @Test
  void a_body_of_more_than_500_kilobytes_is_refused() {
    Shop.send("batch", "{\"batch\":[\"" + "x".repeat(600_000) + "\"]}").statusCode(413);
  }
}
