package io.assidu.journey;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.CustomerEvent;
import io.assidu.contracts.profile.EventContext;
import io.assidu.contracts.profile.ProfileChanged;
import io.assidu.platform.identity.Ids;
import io.assidu.testkit.KafkaProbe;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody that profile-service tells of. */
public final class Customer {

  private final UUID id = Ids.next();
  private long version;

  /** Somebody whose profile is known. */
  public static Customer known() {
    Customer customer = new Customer();
    customer.change(Map.of("firstName", "Anna"));
    return customer;
  }

  public UUID id() {
    return id;
  }

  public long version() {
    return version;
  }

  /** The profile changes, and says so. */
  public void change(Map<String, Object> traits) {
    KafkaProbe.publish(Topics.PROFILE_CHANGES, key(), snapshot(++version, traits));
  }

  public ProfileChanged snapshot(long asOf, Map<String, Object> traits) {
    return new ProfileChanged(
        id,
        asOf,
        List.of(),
        traits,
        List.of(),
        "fr-FR",
        "Europe/Paris",
        "FR",
        List.of(),
        List.of(),
        Instant.now());
  }

  /** Does something, and gives the event's id. */
  public UUID does(String event, Map<String, Object> properties, String correlationId) {
    CustomerEvent told = event(event, properties, version);
    KafkaProbe.publish(Topics.PROFILE_EVENTS, key(), told, correlationId);
    return told.eventId();
  }

  public UUID does(String event) {
    return does(event, Map.of(), Ids.next().toString());
  }

  public CustomerEvent event(String name, Map<String, Object> properties, long profileVersion) {
    return new CustomerEvent(
        Ids.next(),
        id,
        profileVersion,
        "shop",
        "track",
        name,
        properties,
        null,
        EventContext.none(),
        Instant.now(),
        Instant.now());
  }

  public String key() {
    return id.toString();
  }
}
