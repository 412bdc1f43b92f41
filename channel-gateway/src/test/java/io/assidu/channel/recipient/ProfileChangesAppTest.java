package io.assidu.channel.recipient;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.assidu.channel.ChannelServers;
import io.assidu.channel.Contact;
import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactOutcome;
import io.assidu.contracts.contact.Outcome;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.contracts.profile.ProfileChange;
import io.assidu.contracts.profile.ProfileChangeApplied;
import io.assidu.contracts.profile.ProfileErased;
import io.assidu.contracts.profile.ProfileMerged;
import io.assidu.contracts.profile.ProfileUnmerged;
import io.assidu.platform.identity.Ids;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.assidu.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Promise 7: merges and erasures reach everyone. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(ChannelServers.class)
class ProfileChangesAppTest {
  private final UUID visitor = Ids.next();
  private final UUID customer = Ids.next();

  private static void changed(ProfileChange change) {
    KafkaProbe.publish(Topics.PROFILE_CHANGES, change.profileId().toString(), change);
  }

  private static void known(UUID profileId, long version) {
    changed(Contact.person(profileId, version, profileId + "@example.org", "en", Instant.now()));
  }

  private static Contact delivered(UUID profileId, Channel channel) {
    Contact contact =
        Contact.to(profileId).channel(channel).template("campaign-news", Map.of("title", "News"));
    KafkaProbe.publish(
        Topics.CONTACT_DECISIONS, profileId.toString(), contact.decided(Instant.now()));
    accepted(contact);
    return contact;
  }

  private static ContactOutcome accepted(Contact contact) {
    return KafkaProbe.await(
            Topics.CONTACT_OUTCOMES,
            ContactOutcome.class,
            told ->
                told.contactId().equals(contact.contactId()) && told.outcome() == Outcome.ACCEPTED)
        .data();
  }

  private static void applied(UUID changeId) {
    ProfileChangeApplied told =
        KafkaProbe.await(
                Topics.PROFILE_APPLIED,
                ProfileChangeApplied.class,
                one -> one.changeId().equals(changeId))
            .data();
    assertThat(told.service()).isEqualTo("channel-gateway");
  }

  private static ValidatableResponse get(String path) {
    return given()
        .auth()
        .oauth2(Tokens.client("shop").scopes("channel:read").bearer())
        .get(path)
        .then()
        .statusCode(200);
  }

  private UUID merge() {
    UUID mergeId = Ids.next();
    changed(new ProfileMerged(mergeId, customer, 2, visitor, IdentifierType.EMAIL, Instant.now()));
    applied(mergeId);
    return mergeId;
  }

  @Test
  void aMergeMovesContactsAndMessagesAndLaterOnesFollow() {
    known(visitor, 1);
    known(customer, 1);
    Contact before = delivered(visitor, Channel.IN_APP);
    merge();

    get("/v1/profiles/" + customer + "/contacts")
        .body("items.contactId", hasItem(before.contactId().toString()));
    get("/v1/profiles/" + customer + "/in-app").body("$", hasSize(1));
    get("/v1/profiles/" + visitor + "/contacts").body("items", hasSize(0));

    Contact after = delivered(visitor, Channel.EMAIL);
    assertThat(accepted(after).profileId()).isEqualTo(customer);
    assertThat(ChannelServers.inbox().await(customer + "@example.org").header("Message-ID"))
        .contains(after.contactId().toString());
  }

  @Test
  void anUnmergeGivesBackWhatWasDecidedForTheRestored() {
    known(visitor, 1);
    known(customer, 1);
    Contact theirs = delivered(visitor, Channel.IN_APP);
    Contact hers = delivered(customer, Channel.IN_APP);
    UUID mergeId = merge();
    changed(new ProfileUnmerged(mergeId, customer, 3, visitor, Instant.now()));
    KafkaProbe.await(
        Topics.PROFILE_APPLIED,
        ProfileChangeApplied.class,
        one -> one.changeId().equals(mergeId) && one.change().equals("unmerged"));

    get("/v1/profiles/" + visitor + "/contacts")
        .body("items", hasSize(1))
        .body("items.contactId", hasItem(theirs.contactId().toString()));
    get("/v1/profiles/" + customer + "/contacts")
        .body("items", hasSize(1))
        .body("items.contactId", hasItem(hers.contactId().toString()));
  }

  @Test
  void anErasureLeavesNothingThatNamesThePerson() {
    known(customer, 1);
    delivered(customer, Channel.IN_APP);
    UUID erasureId = Ids.next();
    changed(new ProfileErased(erasureId, customer, 2, Instant.now()));
    applied(erasureId);

    get("/v1/profiles/" + customer + "/in-app").body("$", hasSize(0));
    get("/v1/profiles/" + customer + "/contacts").body("items", hasSize(1));

    Contact late = Contact.to(customer).address("ada@example.org");
    KafkaProbe.publish(Topics.CONTACT_DECISIONS, customer.toString(), late.decided(Instant.now()));
    ContactOutcome told =
        KafkaProbe.await(
                Topics.CONTACT_OUTCOMES,
                ContactOutcome.class,
                one -> one.contactId().equals(late.contactId()))
            .data();
    assertThat(told.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(told.detail()).isEqualTo("no e-mail address is known");
  }
}
