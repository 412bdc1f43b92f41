package io.assidu.channel.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.assidu.channel.Contact;
import io.assidu.channel.ScriptedSmtp;
import io.assidu.channel.email.ScriptedSmtpServer;
import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactOutcome;
import io.assidu.contracts.contact.Outcome;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.profile.ConsentChanged;
import io.assidu.contracts.profile.ConsentState;
import io.assidu.contracts.profile.ConsentStatus;
import io.assidu.platform.identity.Ids;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promise 4 against a relay that is down, refuses, or hangs up at the worst moment. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(ScriptedSmtp.class)
class DeliveryFailureAppTest {
  private final UUID profileId = Ids.next();
  private final String address = "ada-" + profileId + "@example.org";

  @Inject Pool database;

  @BeforeEach
  void personIsKnown() {
    ScriptedSmtp.server().answers(command -> null);
    KafkaProbe.publish(
        Topics.PROFILE_CHANGES,
        profileId.toString(),
        Contact.person(profileId, 1, address, "en", Instant.now()));
  }

  @AfterEach
  void relayIsBack() {
    ScriptedSmtp.up();
    ScriptedSmtp.server().answers(command -> null);
  }

  private Contact approved(Contact contact) {
    KafkaProbe.publish(
        Topics.CONTACT_DECISIONS, profileId.toString(), contact.decided(Instant.now()));
    return contact;
  }

  private static ContactOutcome outcome(Contact contact) {
    return KafkaProbe.await(
            Topics.CONTACT_OUTCOMES,
            ContactOutcome.class,
            told -> told.contactId().equals(contact.contactId()))
        .data();
  }

  /** What has arrived of a contact, in full. */
  private static List<String> arrived(Contact contact) {
    return ScriptedSmtp.server().messages().stream()
        .filter(message -> message.contains("Message-ID: <" + contact.contactId()))
        .toList();
  }

  @Test
  void whileTheRelayIsDownItWaitsAndThenGoesOnce() {
    ScriptedSmtp.down();
    Contact contact = approved(Contact.to(profileId));
    awaitAttempts(contact, 2);
    ScriptedSmtp.up();
    assertThat(outcome(contact).outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(arrived(contact)).hasSize(1);
  }

  @Test
  void anUnknownHandoverOfMarketingIsNotRepeated() {
    ScriptedSmtp.server().answers(ScriptedSmtpServer.DOT, ScriptedSmtpServer.HANG_UP);
    Contact contact = approved(Contact.to(profileId));
    ContactOutcome told = outcome(contact);
    assertThat(told.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(told.detail()).isEqualTo("unknown hand-over: connection lost after the final dot");
    assertThat(arrived(contact)).hasSize(1);
  }

  @Test
  void anUnknownHandoverOfASecurityAlertIsRepeatedToTheByte() {
    ScriptedSmtp.hangUpOnceAfterTheDot();
    Contact contact = approved(Contact.to(profileId).purpose(Purpose.SECURITY));
    assertThat(outcome(contact).outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(arrived(contact)).hasSize(2);
    assertThat(arrived(contact).getFirst()).isEqualTo(arrived(contact).getLast());
  }

  @Test
  void aPersonWhoIsNotThereBounces() {
    ScriptedSmtp.server().answers("RCPT", "550 5.1.1 <" + address + "> unknown");
    ContactOutcome told = outcome(approved(Contact.to(profileId)));
    assertThat(told.outcome()).isEqualTo(Outcome.BOUNCED);
    assertThat(told.detail()).isEqualTo("550 5.1.1 <address> unknown");
  }

  @Test
  void onesPersonsMailGoesOutInOrderAlsoThroughRetries() {
    ScriptedSmtp.server().answers("RCPT", "450 4.2.0 greylisted");
    List<Contact> three =
        List.of(Contact.to(profileId), Contact.to(profileId), Contact.to(profileId));
    three.forEach(this::approved);
    awaitAttempts(three.getFirst(), 1);
    ScriptedSmtp.server().answers(command -> null);
    outcome(three.getLast());
    List<String> order =
        ScriptedSmtp.server().messages().stream()
            .filter(message -> message.contains(address))
            .map(message -> message.replaceAll("(?s).*Message-ID: <([^@]+)@.*", "$1"))
            .toList();
    assertThat(order)
        .containsExactlyElementsOf(
            three.stream().map(contact -> contact.contactId().toString()).toList());
  }

  @Test
  void aWithdrawnConsentEndsWhatStillWaits() {
    ScriptedSmtp.server().answers("RCPT", "450 4.2.0 greylisted");
    Contact contact = approved(Contact.to(profileId));
    awaitAttempts(contact, 1);
    KafkaProbe.publish(
        Topics.PROFILE_CHANGES,
        profileId.toString(),
        new ConsentChanged(
            profileId,
            2,
            new ConsentState(
                Ids.next(),
                Purpose.MARKETING,
                Channel.EMAIL,
                null,
                ConsentStatus.WITHDRAWN,
                Instant.now()),
            ConsentStatus.GRANTED,
            "one-click",
            Instant.now()));
    ContactOutcome told = outcome(contact);
    assertThat(told.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(told.detail()).isEqualTo("consent withdrawn");
    assertThat(arrived(contact)).isEmpty();
  }

  @Test
  void afterACrashDuringTheHandoverMarketingStopsAndSecurityGoesAgain() {
    ScriptedSmtp.down();
    Contact marketing = approved(Contact.to(profileId));
    Contact security = approved(Contact.to(profileId).purpose(Purpose.SECURITY));
    awaitAttempts(marketing, 1);
    awaitAttempts(security, 1);
    // As a process leaves them that died between the commit of "sending" and the result.
    List.of(marketing, security).forEach(this::leaveAsACrashWould);
    ScriptedSmtp.up();
    assertThat(outcome(marketing).detail()).isEqualTo("unknown hand-over: the sender stopped");
    assertThat(outcome(security).outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(arrived(marketing)).isEmpty();
    assertThat(arrived(security)).hasSize(1);
  }

  private void leaveAsACrashWould(Contact contact) {
    await()
        .until(
            () ->
                database
                        .preparedQuery(
                            """
                            update delivery set state = 'sending', attempt = attempt + 1,
                              claimed_until = $2
                            where contact_id = $1 and state = 'pending'
                            """)
                        .execute(
                            Tuple.of(
                                contact.contactId(),
                                Instant.now().minusSeconds(1).atOffset(ZoneOffset.UTC)))
                        .await()
                        .indefinitely()
                        .rowCount()
                    == 1);
  }

  private void awaitAttempts(Contact contact, int atLeast) {
    await()
        .until(
            () ->
                database
                        .preparedQuery("select from delivery_attempt where contact_id = $1")
                        .execute(Tuple.of(contact.contactId()))
                        .await()
                        .indefinitely()
                        .size()
                    >= atLeast);
  }
}
