package io.assidu.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.assidu.contracts.profile.IdentifierType;
import io.assidu.contracts.profile.ProfileErased;
import io.assidu.contracts.profile.ProfileMerged;
import io.assidu.contracts.profile.ProfileUnmerged;
import io.assidu.platform.identity.Ids;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of the memory of a person when profiles change. */
@QuarkusTest
@WithTestResource(Servers.class)
class ProfileAppTest {

  private static final String SIGNALS = "SELECT count(*) FROM signal WHERE profile_id = $1";

  @Inject World world;
  @Inject TestClock clock;

  @Test
  void anAddressChangedInTheCompanysOwnSystemsIsASignalToo() {
    Customer customer = world.customer();
    world.knows(customer, 2, "other@example.com");

    customer
        .redeems(10, 100, Place.HOME)
        .body("contributions.rule", hasItem("recent-email-change"));
  }

  @Test
  void anOlderSnapshotChangesNothing() {
    Customer customer = world.customer();
    world.knows(customer, 3, "new@example.com");
    world.knows(customer, 3, "new@example.com");

    assertThat(world.count(SIGNALS, customer.profileId())).isEqualTo(1);
  }

  @Test
  void aMergeBringsTheHistoryAndUndoneTakesItBack() {
    Customer survivor = world.customer();
    Customer absorbed = world.customer();
    Keycloak.reports("loginSucceeded", survivor, Place.HOME, clock.instant());
    Keycloak.reports("loginSucceeded", absorbed, Place.ABROAD, clock.instant());
    UUID merge = merge(survivor, absorbed);

    assertThat(world.count(SIGNALS, survivor.profileId())).isEqualTo(2);
    Keycloak.reports("loginSucceeded", absorbed, Place.ABROAD, clock.instant());
    assertThat(world.count(SIGNALS, survivor.profileId())).isEqualTo(3);

    world.publish(
        new ProfileUnmerged(merge, survivor.profileId(), 3, absorbed.profileId(), clock.instant()));
    world.awaitApplied(merge, "unmerged");

    assertThat(world.count(SIGNALS, absorbed.profileId())).isEqualTo(1);
    assertThat(world.count(SIGNALS, survivor.profileId())).isEqualTo(2);
  }

  @Test
  void aFrozenProfileFreezesWhateverItIsMergedInto() {
    Customer survivor = world.customer();
    Customer absorbed = world.customer();
    Keycloak.reports("loginSucceeded", absorbed, Place.HOME, clock.instant());
    Keycloak.reports("emailChanged", absorbed, Place.ABROAD, clock.instant());
    absorbed.redeems(800, 800, Place.ABROAD).body("action", equalTo("challenge"));
    absorbed.redeems(800, 800, Place.ABROAD).body("action", equalTo("freeze"));

    merge(survivor, absorbed);

    survivor.risk().body("frozen", equalTo(true));
    absorbed.risk().body("profileId", equalTo(survivor.profileId().toString()));
  }

  @Test
  void anErasureLeavesScoresThatNameNobody() {
    Customer customer = world.customer();
    Keycloak.reports("loginSucceeded", customer, Place.HOME, clock.instant());
    customer.redeems(100, 100, Place.ABROAD);
    UUID erasure = Ids.next();

    world.publish(new ProfileErased(erasure, customer.profileId(), 2, clock.instant()));
    world.awaitApplied(erasure, "erased");

    assertThat(world.count(SIGNALS, customer.profileId())).isZero();
    assertThat(
            world.count(
                "SELECT count(*) FROM identifier WHERE profile_id = $1", customer.profileId()))
        .isZero();
    assertThat(
            world.count(
                "SELECT count(*) FROM assessment WHERE profile_id = $1 AND contributions <> '[]'",
                customer.profileId()))
        .isZero();
  }

  private UUID merge(Customer survivor, Customer absorbed) {
    UUID merge = Ids.next();
    world.publish(
        new ProfileMerged(
            merge,
            survivor.profileId(),
            2,
            absorbed.profileId(),
            IdentifierType.CUSTOMER_ID,
            clock.instant()));
    world.awaitApplied(merge, "merged");
    return merge;
  }
}
