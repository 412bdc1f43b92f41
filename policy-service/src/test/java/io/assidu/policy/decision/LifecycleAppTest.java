package io.assidu.policy.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.ContactDecided;
import io.assidu.contracts.contact.Outcome;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.contact.Verdict;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.contracts.profile.ProfileChangeApplied;
import io.assidu.contracts.profile.ProfileErased;
import io.assidu.contracts.profile.ProfileMerged;
import io.assidu.contracts.profile.ProfileUnmerged;
import io.assidu.policy.Customer;
import io.assidu.policy.Decided;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.assidu.testkit.Tokens;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.redis.client.Command;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Merges, un-merges and erasures of people, with what counts against them. */
@QuarkusTest
@WithTestResource(Servers.class)
class LifecycleAppTest {

  private static final String CLERK = Tokens.client("clerk").scopes("policy:read").bearer();

  @Inject TestClock clock;
  @Inject ReactiveRedisDataSource redis;

  @BeforeEach
  void wednesdayNoonInParis() {
    clock.set(Instant.parse("2026-11-25T11:00:00Z"));
  }

  @Test
  void aMergeAddsUpWhatBothReceivedAndAnUnMergeSplitsItAgain() {
    Customer survivor = Customer.consenting();
    Customer absorbed = Customer.consenting();
    approve(survivor, 1);
    approve(absorbed, 2);

    UUID merge = merge(survivor, absorbed);

    assertThat(Decided.ask(survivor.asks(Purpose.MARKETING)).verdict())
        .isEqualTo(Verdict.SUPPRESSED);
    count(survivor, 3);

    KafkaProbe.publish(
        Topics.PROFILE_CHANGES,
        survivor.id().toString(),
        new ProfileUnmerged(merge, survivor.id(), 1_001, absorbed.id(), clock.instant()));
    applied(merge, "unmerged");

    count(survivor, 1);
    count(absorbed, 2);
    approve(survivor, 2);
    approve(absorbed, 1);
    assertThat(Decided.ask(survivor.asks(Purpose.MARKETING)).verdict())
        .isEqualTo(Verdict.SUPPRESSED);
    assertThat(Decided.ask(absorbed.asks(Purpose.MARKETING)).verdict())
        .isEqualTo(Verdict.SUPPRESSED);
  }

  @Test
  void whoStillNamesTheAbsorbedProfileIsAnsweredAboutTheSurvivor() {
    Customer survivor = Customer.consenting();
    Customer absorbed = Customer.consenting();
    approve(absorbed, 1);
    merge(survivor, absorbed);

    ContactDecided decision = Decided.ask(absorbed.asks(Purpose.MARKETING));

    assertThat(decision.profileId()).isEqualTo(survivor.id());
    count(survivor, 2);
  }

  @Test
  void aComplaintComesAlongWithAMerge() {
    Customer survivor = Customer.consenting();
    Customer absorbed = Customer.consenting();
    Decided.became(Decided.ask(absorbed.asks(Purpose.MARKETING)), Outcome.COMPLAINED);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                Decided.deciding(Decided.ask(absorbed.asks(Purpose.MARKETING)))
                    .rule()
                    .equals("suppression"));

    merge(survivor, absorbed);

    assertThat(Decided.deciding(Decided.ask(survivor.asks(Purpose.MARKETING))).rule())
        .isEqualTo("suppression");
  }

  @Test
  void anErasedPersonLeavesNothingBehindAndIsNotContactedAgain() {
    Customer customer = Customer.consenting();
    ContactDecided before = Decided.ask(customer.asks(Purpose.MARKETING));
    UUID erasure = UUID.randomUUID();

    KafkaProbe.publish(
        Topics.PROFILE_CHANGES,
        customer.id().toString(),
        new ProfileErased(erasure, customer.id(), 1_000, clock.instant()));
    applied(erasure, "erased");

    given()
        .auth()
        .oauth2(CLERK)
        .get("/v1/decisions/{id}", before.decisionId())
        .then()
        .statusCode(404);
    assertThat(
            redis
                .execute(Command.KEYS, "*" + customer.id() + "*")
                .await()
                .atMost(Duration.ofSeconds(10))
                .size())
        .isZero();
    assertThat(Decided.ask(customer.asks(Purpose.SECURITY)).verdict())
        .isEqualTo(Verdict.SUPPRESSED);
  }

  private UUID merge(Customer survivor, Customer absorbed) {
    UUID merge = UUID.randomUUID();
    KafkaProbe.publish(
        Topics.PROFILE_CHANGES,
        survivor.id().toString(),
        new ProfileMerged(
            merge, survivor.id(), 1_000, absorbed.id(), IdentifierType.EMAIL, clock.instant()));
    applied(merge, "merged");
    return merge;
  }

  private static void approve(Customer customer, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(Decided.ask(customer.asks(Purpose.MARKETING)).verdict())
          .isEqualTo(Verdict.APPROVED);
    }
  }

  private static void applied(UUID change, String word) {
    ProfileChangeApplied applied =
        KafkaProbe.await(
                Topics.PROFILE_APPLIED,
                ProfileChangeApplied.class,
                a -> a.changeId().equals(change) && a.change().equals(word))
            .data();
    assertThat(applied.service()).isEqualTo("policy-service");
  }

  private static void count(Customer customer, int expected) {
    given()
        .auth()
        .oauth2(CLERK)
        .get("/v1/profiles/{id}/pressure", customer.id())
        .then()
        .statusCode(200)
        .body("caps[0].count", equalTo(expected));
  }
}
