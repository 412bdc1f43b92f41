package io.assidu.channel.email;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.channel.ChannelServers;
import io.assidu.channel.Contact;
import io.assidu.channel.TestInbox;
import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactOutcome;
import io.assidu.contracts.contact.Outcome;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.contact.Verdict;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.messaging.Event;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.assidu.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.james.jdkim.api.SignatureRecord;
import org.junit.jupiter.api.Test;

/** From an approved contact to a mail on a real SMTP server. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(ChannelServers.class)
class EmailAppTest {
  private final UUID profileId = Ids.next();
  private final String address = "ada-" + profileId + "@example.org";
  private final TestInbox inbox = ChannelServers.inbox();

  private void personIsKnown(String locale) {
    KafkaProbe.publish(
        Topics.PROFILE_CHANGES,
        profileId.toString(),
        Contact.person(profileId, 1, address, locale, Instant.now()));
  }

  private void approved(Contact contact) {
    KafkaProbe.publish(
        Topics.CONTACT_DECISIONS, profileId.toString(), contact.decided(Instant.now()));
  }

  private Event<ContactOutcome> outcome(Contact contact, Outcome outcome) {
    return KafkaProbe.await(
        Topics.CONTACT_OUTCOMES,
        ContactOutcome.class,
        told -> told.contactId().equals(contact.contactId()) && told.outcome() == outcome);
  }

  @Test
  void anApprovedContactIsAMailThatProvidersTrust() throws Exception {
    personIsKnown("en");
    Contact contact = Contact.to(profileId);
    approved(contact);

    TestInbox.Mail mail = inbox.await(address);
    assertThat(mail.parsed().getSubject()).isEqualTo("Welcome to Assidu, Ada");
    assertThat(mail.header("Message-ID")).startsWith("<" + contact.contactId() + "@");
    assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    assertThat(mail.unsubscribeLink().getPath()).matches("/u/[A-Za-z0-9_-]{54}");

    List<SignatureRecord> signatures = Dkim.verify(mail.source(), publishedKeys());
    assertThat(signatures).hasSize(1);
    assertThat(signatures.getFirst().getHeaders().toString().toLowerCase(Locale.ROOT))
        .contains("list-unsubscribe", "list-unsubscribe-post");

    ContactOutcome accepted = outcome(contact, Outcome.ACCEPTED).data();
    assertThat(accepted.messageId()).isEqualTo(mail.header("Message-ID"));
    assertThat(accepted.profileId()).isEqualTo(profileId);
    assertThat(accepted.detail()).startsWith("250").doesNotContain("@");
  }

  private static Map<String, String> publishedKeys() {
    Map<String, String> key =
        given()
            .auth()
            .oauth2(Tokens.client("ops").scopes("channel:read").bearer())
            .get("/v1/dkim-keys")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath()
            .getMap("[0]");
    return Map.of(String.valueOf(key.get("dnsName")), String.valueOf(key.get("dnsRecord")));
  }

  @Test
  void aWelcomeMailWaitsForTheAddressThatCameWithTheSignUp() {
    Contact contact = Contact.to(profileId);
    approved(contact);
    personIsKnown("en");
    assertThat(inbox.await(address).header("Message-ID")).contains(contact.contactId().toString());
  }

  @Test
  void writesInThePersonsLanguage() throws Exception {
    personIsKnown("fr-CA");
    approved(Contact.to(profileId));
    assertThat(inbox.await(address).parsed().getSubject()).isEqualTo("Bienvenue chez Assidu, Ada");
  }

  @Test
  void theSameDecisionTwiceIsOneMail() {
    personIsKnown("en");
    Contact twice = Contact.to(profileId);
    Contact last = Contact.to(profileId);
    approved(twice);
    approved(twice);
    approved(last);
    outcome(last, Outcome.ACCEPTED);
    assertThat(inbox.of(address))
        .extracting(mail -> mail.header("Message-ID").substring(1, 37))
        .containsExactly(twice.contactId().toString(), last.contactId().toString());
  }

  @Test
  void whatIsNotApprovedIsNotSent() {
    personIsKnown("en");
    approved(Contact.to(profileId).verdict(Verdict.SUPPRESSED));
    approved(Contact.to(profileId).verdict(Verdict.DEFERRED));
    Contact last = Contact.to(profileId);
    approved(last);
    outcome(last, Outcome.ACCEPTED);
    assertThat(inbox.of(address)).hasSize(1);
  }

  @Test
  void aSecurityAlertGoesToTheOldMailboxAndOffersNoWayOut() throws Exception {
    personIsKnown("en");
    String old = "old-" + address;
    Contact alert =
        Contact.to(profileId)
            .purpose(Purpose.SECURITY)
            .template("security-alert", Map.of("reasons", List.of("a new device")))
            .address(old);
    approved(alert);
    TestInbox.Mail mail = inbox.await(old);
    assertThat(mail.parsed().getSubject()).startsWith("Was this you?");
    assertThat(mail.parsed().getHeader("List-Unsubscribe")).isNull();
    assertThat(mail.source()).contains("a new device").doesNotContain("/u/");
    assertThat(inbox.of(address)).isEmpty();
  }

  @Test
  void whatComesTooLateExpires() {
    personIsKnown("en");
    Contact late = Contact.to(profileId).expiresAt(Instant.now().minusSeconds(1));
    approved(late);
    outcome(late, Outcome.EXPIRED);
    assertThat(inbox.of(address)).isEmpty();
  }

  @Test
  void withoutAnAddressOrATemplateItFails() {
    personIsKnown("en");
    Contact noTemplate = Contact.to(profileId).template("no-such", Map.of());
    approved(noTemplate);
    assertThat(outcome(noTemplate, Outcome.FAILED).data().detail())
        .isEqualTo("there is no template no-such");

    Contact noChannel = Contact.to(profileId).channel(Channel.SMS);
    approved(noChannel);
    assertThat(outcome(noChannel, Outcome.FAILED).data().detail())
        .isEqualTo("this channel is not connected");
  }

  @Test
  void aContactCanBeLookedAtByThoseWhoMay() {
    personIsKnown("en");
    Contact contact = Contact.to(profileId);
    approved(contact);
    outcome(contact, Outcome.ACCEPTED);
    String reader = Tokens.client("shop").scopes("channel:read").bearer();
    String one = "/v1/contacts/" + contact.contactId();

    io.restassured.path.json.JsonPath view =
        given().auth().oauth2(reader).get(one).then().statusCode(200).extract().jsonPath();
    assertThat(view.getString("state")).isEqualTo("accepted");
    assertThat(view.getInt("attempts[0].number")).isEqualTo(1);
    assertThat(view.getInt("templateVersion")).isZero();
    assertThat(view.prettify()).doesNotContain("@example.org");

    given().get(one).then().statusCode(401);
    given()
        .auth()
        .oauth2(Tokens.client("shop").scopes("template:write").bearer())
        .get(one)
        .then()
        .statusCode(403);
    given().auth().oauth2(reader).get("/v1/contacts/" + UUID.randomUUID()).then().statusCode(404);
  }

  @Test
  void aPersonsContactsComeInPages() {
    personIsKnown("en");
    List<Contact> three =
        List.of(Contact.to(profileId), Contact.to(profileId), Contact.to(profileId));
    three.forEach(this::approved);
    outcome(three.getLast(), Outcome.ACCEPTED);
    String reader = Tokens.client("shop").scopes("channel:read").bearer();
    String all = "/v1/profiles/" + profileId + "/contacts";

    var first =
        given().auth().oauth2(reader).queryParam("limit", 2).get(all).then().extract().jsonPath();
    assertThat(first.getList("items.contactId"))
        .containsExactly(three.get(2).contactId().toString(), three.get(1).contactId().toString());
    var second =
        given()
            .auth()
            .oauth2(reader)
            .queryParam("cursor", first.getString("nextCursor"))
            .get(all)
            .then()
            .extract()
            .jsonPath();
    assertThat(second.getList("items.contactId"))
        .containsExactly(three.get(0).contactId().toString());
    assertThat(second.getString("nextCursor")).isNull();
  }
}
