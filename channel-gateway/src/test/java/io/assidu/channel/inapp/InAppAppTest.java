package io.assidu.channel.inapp;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.assidu.channel.ChannelServers;
import io.assidu.channel.Contact;
import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactOutcome;
import io.assidu.contracts.contact.Outcome;
import io.assidu.platform.identity.Ids;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.assidu.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(ChannelServers.class)
class InAppAppTest {
  private final UUID profileId = Ids.next();
  private final String messages = "/v1/profiles/" + profileId + "/in-app";

  private static RequestSpecification app() {
    return given().auth().oauth2(Tokens.client("shop-app").scopes("channel:read").bearer());
  }

  private Contact stored() {
    KafkaProbe.publish(
        Topics.PROFILE_CHANGES,
        profileId.toString(),
        Contact.person(profileId, 1, "ada@example.org", "en", Instant.now()));
    Contact contact =
        Contact.to(profileId)
            .channel(Channel.IN_APP)
            .template("campaign-news", Map.of("title", "Tea & <cake>", "body", "At five."));
    KafkaProbe.publish(
        Topics.CONTACT_DECISIONS, profileId.toString(), contact.decided(Instant.now()));
    await(contact, Outcome.ACCEPTED);
    return contact;
  }

  private static void await(Contact contact, Outcome outcome) {
    KafkaProbe.await(
        Topics.CONTACT_OUTCOMES,
        ContactOutcome.class,
        told -> told.contactId().equals(contact.contactId()) && told.outcome() == outcome);
  }

  @Test
  void aMessageWaitsForTheApp() {
    Contact contact = stored();
    app()
        .get(messages)
        .then()
        .statusCode(200)
        .body("$", hasSize(1))
        .body("[0].contactId", equalTo(contact.contactId().toString()))
        .body("[0].title", equalTo("Tea & <cake>"))
        .body("[0].readAt", nullValue());
  }

  @Test
  void readingItIsToldOnce() {
    Contact contact = stored();
    String read = messages + "/" + contact.contactId() + "/read";
    app().put(read).then().statusCode(204);
    app().put(read).then().statusCode(204);
    await(contact, Outcome.OPENED);
    assertThat(KafkaProbe.all(Topics.CONTACT_OUTCOMES))
        .filteredOn(event -> event.data().contactId().equals(contact.contactId()))
        .filteredOn(event -> event.data().outcome() == Outcome.OPENED)
        .hasSize(1);
    app().get(messages).then().body("[0].readAt", notNullValue());
    app().queryParam("unread", true).get(messages).then().body("$", hasSize(0));
  }

  @Test
  void aCustomerReadsTheirOwn() {
    Contact contact = stored();
    String mine = Tokens.customer("customer-of-" + profileId).bearer();
    String others = Tokens.customer("customer-of-nobody").bearer();
    given().auth().oauth2(mine).get("/v1/me/in-app").then().body("$", hasSize(1));
    given()
        .auth()
        .oauth2(mine)
        .put("/v1/me/in-app/" + contact.contactId() + "/read")
        .then()
        .statusCode(204);
    given().auth().oauth2(others).get("/v1/me/in-app").then().statusCode(404);
    app().get("/v1/me/in-app").then().statusCode(403);
  }

  @Test
  void nobodyReadsAnothersMessage() {
    Contact contact = stored();
    app()
        .put("/v1/profiles/" + UUID.randomUUID() + "/in-app/" + contact.contactId() + "/read")
        .then()
        .statusCode(404);
    given().get(messages).then().statusCode(401);
  }
}
