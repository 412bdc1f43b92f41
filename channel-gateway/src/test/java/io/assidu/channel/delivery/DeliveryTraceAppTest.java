package io.assidu.channel.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.channel.ChannelServers;
import io.assidu.channel.Contact;
import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.ContactOutcome;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.messaging.Event;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.assidu.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One query answers what became of a story: the correlation id travels through this service. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(ChannelServers.class)
class DeliveryTraceAppTest {
  private final UUID profileId = Ids.next();
  private final String correlationId = "story-" + profileId;

  @Test
  void aMessageIsPartOfTheStoryThatCausedIt() {
    KafkaProbe.publish(
        Topics.PROFILE_CHANGES,
        profileId.toString(),
        Contact.person(profileId, 1, profileId + "@example.org", "en", Instant.now()));
    Contact contact = Contact.to(profileId);
    KafkaProbe.publish(
        Topics.CONTACT_DECISIONS,
        profileId.toString(),
        contact.decided(Instant.now()),
        correlationId);

    Event<ContactOutcome> told =
        KafkaProbe.await(
            Topics.CONTACT_OUTCOMES,
            ContactOutcome.class,
            one -> one.contactId().equals(contact.contactId()));
    assertThat(told.correlationId()).isEqualTo(correlationId);

    var trace =
        given()
            .auth()
            .oauth2(Tokens.client("ops").scopes("trace:read").bearer())
            .get("/v1/traces/" + correlationId)
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(trace)
        .contains("marketing welcome by email: accepted")
        .contains(contact.contactId().toString())
        .doesNotContain("@example.org");
  }
}
