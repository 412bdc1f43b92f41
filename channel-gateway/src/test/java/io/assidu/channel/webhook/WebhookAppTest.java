package io.assidu.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.assidu.channel.ChannelServers;
import io.assidu.channel.Contact;
import io.assidu.channel.TestEndpoint;
import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactOutcome;
import io.assidu.contracts.contact.Outcome;
import io.assidu.contracts.contact.Purpose;
import io.assidu.platform.identity.Ids;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(ChannelServers.class)
class WebhookAppTest {
  private final UUID profileId = Ids.next();
  private final TestEndpoint endpoint = ChannelServers.endpoint();

  private Contact approved(Contact contact) {
    KafkaProbe.publish(
        Topics.PROFILE_CHANGES,
        profileId.toString(),
        Contact.person(profileId, 1, "ada@example.org", "en", Instant.now()));
    KafkaProbe.publish(
        Topics.CONTACT_DECISIONS, profileId.toString(), contact.decided(Instant.now()));
    return contact;
  }

  private Contact webhook() {
    return Contact.to(profileId)
        .purpose(Purpose.SERVICE)
        .channel(Channel.WEBHOOK)
        .template("points-expire", Map.of("points", 500));
  }

  private static ContactOutcome outcome(Contact contact) {
    return KafkaProbe.await(
            Topics.CONTACT_OUTCOMES,
            ContactOutcome.class,
            told -> told.contactId().equals(contact.contactId()))
        .data();
  }

  private static List<TestEndpoint.Call> calls(Contact contact) {
    return ChannelServers.endpoint().calls(contact.contactId().toString());
  }

  @Test
  void aContactArrivesSigned() throws Exception {
    Contact contact = approved(webhook());
    assertThat(outcome(contact).outcome()).isEqualTo(Outcome.ACCEPTED);

    TestEndpoint.Call call = calls(contact).getFirst();
    Instant timestamp = Instant.ofEpochSecond(Long.parseLong(call.header("webhook-timestamp")));
    assertThat(call.header("webhook-signature"))
        .isEqualTo(
            new WebhookSignature(TestEndpoint.SECRET)
                .sign(contact.contactId().toString(), timestamp, call.body()));
    JsonNode body = JsonMapper.builder().build().readTree(call.body());
    assertThat(body.at("/type").asText()).isEqualTo("io.assidu.contact.v1");
    assertThat(body.at("/data/profileId").asText()).isEqualTo(profileId.toString());
    assertThat(body.at("/data/parameters/points").asInt()).isEqualTo(500);
    assertThat(call.body()).doesNotContain("ada@example.org");
  }

  @Test
  void anEndpointThatIsBusyIsAskedAgainWithTheSameId() {
    endpoint.answersOnce(503);
    Contact contact = approved(webhook());
    assertThat(outcome(contact).outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(calls(contact)).hasSize(2);
  }

  @Test
  void anEndpointThatRedirectsIsNotFollowed() {
    endpoint.answersOnce(302);
    Contact contact = approved(webhook());
    assertThat(outcome(contact))
        .extracting(ContactOutcome::outcome, ContactOutcome::detail)
        .containsExactly(Outcome.FAILED, "HTTP 302");
  }

  @Test
  void nothingButConfiguredEndpointsIsCalled() {
    Contact contact = approved(webhook().address("http://169.254.169.254/latest/meta-data"));
    assertThat(outcome(contact))
        .extracting(ContactOutcome::outcome, ContactOutcome::detail)
        .containsExactly(Outcome.FAILED, "no such webhook endpoint");
  }
}
