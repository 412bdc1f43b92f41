package io.assidu.fraud;

import static org.awaitility.Awaitility.await;

import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.profile.ContactPoint;
import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.contracts.profile.ProfileChange;
import io.assidu.contracts.profile.ProfileChangeApplied;
import io.assidu.contracts.profile.ProfileChanged;
import io.assidu.testkit.KafkaProbe;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What surrounds fraud-service: profile-service's word, and a look at what is stored. */
@ApplicationScoped
class World {

  private final Pool database;
  private final Clock clock;

  World(Pool database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Somebody profile-service has told us of. */
  Customer customer() {
    Customer customer = Customer.someone();
    knows(customer, 1, customer.email());
    return customer;
  }

  void knows(Customer customer, long version, String email) {
    publish(
        new ProfileChanged(
            customer.profileId(),
            version,
            List.of(new Identifier(IdentifierType.CUSTOMER_ID, customer.customerId())),
            Map.of(),
            List.of(new ContactPoint(Channel.EMAIL, email)),
            "fr-FR",
            "Europe/Paris",
            "FR",
            List.of(),
            List.of(),
            clock.instant()));
    await()
        .until(
            () ->
                count(
                        "SELECT count(*) FROM profile WHERE profile_id = $1 AND version >= $2",
                        customer.profileId(),
                        version)
                    == 1);
  }

  void publish(ProfileChange change) {
    KafkaProbe.publish(Topics.PROFILE_CHANGES, change.profileId().toString(), change);
  }

  void awaitApplied(UUID changeId, String change) {
    KafkaProbe.await(
        Topics.PROFILE_APPLIED,
        ProfileChangeApplied.class,
        applied -> applied.changeId().equals(changeId) && applied.change().equals(change));
  }

  long count(String sql, Object... arguments) {
    return database
        .preparedQuery(sql)
        .execute(Tuple.from(arguments))
        .await()
        .indefinitely()
        .iterator()
        .next()
        .getLong(0);
  }
}
