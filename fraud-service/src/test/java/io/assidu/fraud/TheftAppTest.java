package io.assidu.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.lessThan;

import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.fraud.AccountFrozen;
import io.assidu.contracts.fraud.AlertRaised;
import io.assidu.contracts.fraud.RiskAction;
import io.assidu.contracts.fraud.RiskAssessed;
import io.assidu.contracts.profile.ContactPoint;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An owner's day, and a thief's, through the doors they really come in by. */
@QuarkusTest
@WithTestResource(Servers.class)
class TheftAppTest {

  @Inject World world;
  @Inject TestClock clock;

  @Test
  void theOwnerLogsInAndSpendsSomeOfHerPoints() {
    Customer ines = world.customer();
    Keycloak.reports("loginSucceeded", ines, Place.HOME, clock.instant());

    ines.redeems(500, 1300, Place.HOME)
        .statusCode(200)
        .body("action", equalTo("allow"))
        .body("score", lessThan(10));

    ines.risk().body("frozen", equalTo(false)).body("openAlerts", empty());
  }

  @Test
  void aThiefIsChallengedThenFrozenAndTheOwnerHearsOfItAtHerOldAddress() {
    Customer ines = world.customer();
    Keycloak.reports("loginSucceeded", ines, Place.HOME, clock.instant());
    clock.advance(Duration.ofMinutes(10));
    thiefTakesOver(ines);

    ines.redeems(800, 800, Place.ABROAD)
        .statusCode(200)
        .body("action", equalTo("challenge"))
        .body(
            "contributions.rule",
            hasItems(
                "new-device", "new-country", "impossible-travel", "recent-email-change", "drain"));
    ines.redeems(800, 800, Place.ABROAD)
        .statusCode(200)
        .body("action", equalTo("freeze"))
        .body("score", greaterThanOrEqualTo(75));

    AlertRaised alert =
        KafkaProbe.await(
                Topics.FRAUD_ALERTS,
                AlertRaised.class,
                raised ->
                    raised.profileId().equals(ines.profileId())
                        && raised.severity().equals("critical"))
            .data();
    assertThat(alert.action()).isEqualTo(RiskAction.FREEZE);
    assertThat(alert.summary()).contains("challenge-not-passed").doesNotContain("@");
    AccountFrozen frozen =
        KafkaProbe.await(
                Topics.FRAUD_ALERTS,
                AccountFrozen.class,
                event -> event.profileId().equals(ines.profileId()))
            .data();
    assertThat(frozen.alertId()).isEqualTo(alert.alertId());
    ContactRequested mail =
        KafkaProbe.await(
                Topics.CONTACT_REQUESTS,
                ContactRequested.class,
                request -> request.profileId().equals(ines.profileId()))
            .data();
    assertThat(mail.purpose()).isEqualTo(Purpose.SECURITY);
    assertThat(mail.template()).isEqualTo("security-alert");
    assertThat(mail.recipient()).isEqualTo(new ContactPoint(Channel.EMAIL, ines.email()));
    assertThat(mail.parameters())
        .containsEntry("device", "Chrome on Windows")
        .containsEntry("country", "BR");

    ines.risk().body("frozen", equalTo(true));
  }

  /** The thief's own login must not make the thief's device hers. */
  @Test
  void aThiefWhoComesBackIsStillAStranger() {
    Customer ines = world.customer();
    Keycloak.reports("loginSucceeded", ines, Place.HOME, clock.instant());
    clock.advance(Duration.ofMinutes(10));
    Keycloak.reports("loginSucceeded", ines, Place.ABROAD, clock.instant());
    Keycloak.reports("loginSucceeded", ines, Place.ABROAD, clock.instant());

    ines.redeems(700, 700, Place.ABROAD)
        .body("contributions.rule", hasItems("new-device", "new-country"));
  }

  @Test
  void theOwnerAbroadPassesTheChallengeWithHerSecondFactor() {
    Customer ines = world.customer();
    Keycloak.reports("loginSucceeded", ines, Place.HOME, clock.instant());
    clock.advance(Duration.ofMinutes(10));
    Keycloak.reports("loginSucceeded", ines, Place.ABROAD, clock.instant());
    ines.redeems(700, 700, Place.ABROAD).body("action", equalTo("challenge"));

    Keycloak.reports("stepUpSucceeded", ines, Place.ABROAD, clock.instant());

    ines.redeems(700, 700, Place.ABROAD, "gold", UUID.randomUUID().toString())
        .body("action", equalTo("allow"));
  }

  @Test
  void theSameRedemptionIsAssessedOnce() {
    Customer ines = world.customer();
    String reference = UUID.randomUUID().toString();

    String first =
        ines.redeems(10, 20, Place.HOME, "silver", reference).extract().path("assessmentId");
    String again =
        ines.redeems(10, 20, Place.ABROAD, "silver", reference).extract().path("assessmentId");

    assertThat(again).isEqualTo(first);
    ines.risk().body("assessments.reference", contains(reference));
  }

  @Test
  void everyAssessmentIsAnnouncedWithItsReasons() {
    Customer ines = world.customer();
    String id = ines.redeems(900, 900, Place.HOME).extract().path("assessmentId");

    RiskAssessed assessed =
        KafkaProbe.await(
                Topics.FRAUD_ASSESSMENTS,
                RiskAssessed.class,
                event -> event.assessmentId().toString().equals(id))
            .data();

    assertThat(assessed.contributions()).anySatisfy(c -> assertThat(c.rule()).isEqualTo("drain"));
  }

  private void thiefTakesOver(Customer victim) {
    Keycloak.reports("loginSucceeded", victim, Place.ABROAD, clock.instant());
    Keycloak.reports("emailChanged", victim, Place.ABROAD, clock.instant());
  }
}
