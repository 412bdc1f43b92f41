package io.assidu.channel.unsubscribe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.assidu.channel.ChannelServers;
import io.assidu.channel.Contact;
import io.assidu.channel.TestInbox;
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
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** RFC 8058, as a mailbox provider and as a person with a browser use it. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(ChannelServers.class)
class UnsubscribeAppTest {
  private final UUID profileId = Ids.next();
  private final String address = "ada-" + profileId + "@example.org";

  /** The path of the link in a mail that this person really got. */
  private String link(String locale) {
    KafkaProbe.publish(
        Topics.PROFILE_CHANGES,
        profileId.toString(),
        Contact.person(profileId, 1, address, locale, Instant.now()));
    KafkaProbe.publish(
        Topics.CONTACT_DECISIONS,
        profileId.toString(),
        Contact.to(profileId).decided(Instant.now()));
    TestInbox.Mail mail = ChannelServers.inbox().await(address);
    return mail.unsubscribeLink().getPath();
  }

  private List<ContactOutcome> unsubscribed() {
    return KafkaProbe.all(Topics.CONTACT_OUTCOMES).stream()
        .map(event -> event.data())
        .filter(told -> told.profileId().equals(profileId))
        .filter(told -> told.outcome() == Outcome.UNSUBSCRIBED)
        .toList();
  }

  private ContactOutcome awaitUnsubscribed() {
    return KafkaProbe.await(
            Topics.CONTACT_OUTCOMES,
            ContactOutcome.class,
            told -> told.profileId().equals(profileId) && told.outcome() == Outcome.UNSUBSCRIBED)
        .data();
  }

  private static ValidatableResponse oneClick(String link) {
    return given()
        .redirects()
        .follow(false)
        .contentType("application/x-www-form-urlencoded")
        .body("List-Unsubscribe=One-Click")
        .post(link)
        .then();
  }

  @Test
  void oneClickAsGmailSendsItUnsubscribes() {
    oneClick(link("en")).statusCode(200);
    ContactOutcome told = awaitUnsubscribed();
    assertThat(told.purpose()).isEqualTo(Purpose.MARKETING);
    assertThat(told.topic()).isEqualTo("newsletter");
    assertThat(told.channel()).isEqualTo(Channel.EMAIL);
  }

  @Test
  void multipartIsTakenToo() {
    given().multiPart("List-Unsubscribe", "One-Click").post(link("en")).then().statusCode(200);
    awaitUnsubscribed();
  }

  @Test
  void clickingTwiceIsToldOnce() {
    String link = link("en");
    oneClick(link).statusCode(200);
    oneClick(link).statusCode(200);
    awaitUnsubscribed();
    assertThat(unsubscribed()).hasSize(1);
  }

  @Test
  void lookingAtTheLinkUnsubscribesNobody() {
    String link = link("en");
    given()
        .get(link)
        .then()
        .statusCode(200)
        .contentType(containsString("text/html"))
        .header("Cache-Control", "no-store")
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .body(containsString("Would you like to stop"))
        .body(containsString("<form method=\"post\">"));
    given().get(link).then().body(containsString("Would you like to stop"));
    assertThat(unsubscribed()).isEmpty();
  }

  @Test
  void thePageSpeaksThePersonsLanguageAndKnowsWhenItIsDone() {
    String link = link("fr-FR");
    given().get(link).then().body(containsString("Me désabonner"));
    oneClick(link).body(containsString("Vous êtes désabonné"));
    given().get(link).then().body(containsString("Vous êtes désabonné"));
  }

  @Test
  void aLinkThatWasTamperedWithLeadsNowhere() {
    String link = link("en");
    String other = link.substring(0, link.length() - 3) + "AAA";
    given()
        .header("Accept-Language", "fr")
        .get(other)
        .then()
        .statusCode(404)
        .body(containsString("Ce lien ne fonctionne pas"));
    oneClick(other).statusCode(404);
    given().get("/u/nonsense").then().statusCode(404);
    assertThat(unsubscribed()).isEmpty();
  }

  @Test
  void aPostThatDoesNotSayOneClickIsRefused() {
    String link = link("en");
    given()
        .contentType("application/x-www-form-urlencoded")
        .body("anything=else")
        .post(link)
        .then()
        .statusCode(400)
        .contentType(containsString("application/problem+json"))
        .body("type", equalTo("https://assidu.io/problems/not-a-one-click-request"));
    given().contentType("application/json").body("{}").post(link).then().statusCode(415);
    assertThat(unsubscribed()).isEmpty();
  }
}
