package io.assidu.channel.recipient;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.profile.ContactPoint;
import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.contracts.profile.ProfileChanged;
import io.assidu.platform.messaging.NotYet;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Recipients by profile: a projection of {@code assidu.profile.changes}, the newest version wins.
 */
@ApplicationScoped
public class RecipientStore {

  /** Takes a snapshot if it is newer than what is here. An erased profile stays erased. */
  Uni<Void> put(Work work, ProfileChanged profile) {
    return work.write(
        """
            insert into recipient (profile_id, version, locale, customer_id, addresses, traits)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (profile_id) do update
            set version = excluded.version, locale = excluded.locale,
                customer_id = excluded.customer_id,
                addresses = excluded.addresses, traits = excluded.traits
            where excluded.version > recipient.version and not recipient.erased
            """,
        profile.profileId(),
        profile.version(),
        profile.locale(),
        customerId(profile),
        addresses(profile),
        new JsonObject(profile.traits()));
  }

  /** Marks a profile as absorbed, and forgets what only it had. */
  Uni<Void> absorb(Work work, UUID absorbed, UUID survivor) {
    return work.query(
            """
            insert into recipient (profile_id, version, survivor_id) values ($1, 0, $2)
            on conflict (profile_id) do update
            set survivor_id = excluded.survivor_id, customer_id = null,
                addresses = '{}', traits = '{}'
            """,
            absorbed,
            survivor)
        .replaceWithVoid();
  }

  /** Lets a profile stand for itself again; its own snapshot follows. */
  Uni<Void> restore(Work work, UUID restored) {
    return work.query(
            "update recipient set survivor_id = null, version = 0 where profile_id = $1", restored)
        .replaceWithVoid();
  }

  Uni<Void> erase(Work work, UUID profileId, long version) {
    return work.query(
            """
            insert into recipient (profile_id, version, erased) values ($1, $2, true)
            on conflict (profile_id) do update
            set erased = true, version = excluded.version, locale = null, customer_id = null,
                addresses = '{}', traits = '{}'
            """,
            profileId,
            version)
        .replaceWithVoid();
  }

  /**
   * Whom a message for a profile goes to now, after any merge. The row stays locked until the end
   * of the transaction, so that a merge cannot slip in between.
   *
   * @param version the version the sender of the message knew
   * @return failed with {@link NotYet} if this projection has not seen that version
   */
  public Uni<Owner> owner(Work work, UUID profileId, long version) {
    return work.query(
            """
            select version, survivor_id, erased from recipient where profile_id = $1 for share
            """,
            profileId)
        .chain(
            rows -> {
              Optional<Row> row = StreamSupport.stream(rows.spliterator(), false).findFirst();
              UUID survivor = row.map(found -> found.getUUID("survivor_id")).orElse(null);
              if (survivor != null) {
                return owner(work, survivor, 0);
              }
              boolean erased = row.map(found -> found.getBoolean("erased")).orElse(false);
              long seen = row.map(found -> found.getLong("version")).orElse(0L);
              return seen < version && !erased
                  ? Uni.createFrom().failure(new NotYet("profile version " + version))
                  : Uni.createFrom().item(new Owner(profileId, erased));
            });
  }

  /**
   * Whose a message is.
   *
   * @param erased whether the person asked to be forgotten
   */
  public record Owner(UUID profileId, boolean erased) {}

  /** The recipients among these profiles; those of whom nothing is known are missing. */
  public Uni<Map<UUID, Recipient>> find(Work work, Collection<UUID> profileIds) {
    if (profileIds.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return work.query(
            "select profile_id, locale, addresses, traits from recipient where profile_id = any($1)",
            (Object) profileIds.toArray(UUID[]::new))
        .map(
            rows -> {
              Map<UUID, Recipient> found = new HashMap<>();
              rows.forEach(row -> found.put(row.getUUID("profile_id"), recipient(row)));
              return found;
            });
  }

  /** The profile of a customer who signed in. */
  public Uni<Optional<UUID>> ofCustomer(Work work, String customerId) {
    return work.query(
            "select profile_id from recipient where customer_id = $1 and survivor_id is null",
            customerId)
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .findFirst()
                    .map(row -> row.getUUID("profile_id")));
  }

  private static Recipient recipient(Row row) {
    Map<Channel, String> addresses = new EnumMap<>(Channel.class);
    row.getJsonObject("addresses")
        .forEach(
            entry -> addresses.put(Channel.valueOf(entry.getKey()), (String) entry.getValue()));
    return new Recipient(
        row.getUUID("profile_id"),
        row.getString("locale"),
        addresses,
        row.getJsonObject("traits").getMap());
  }

  /** The first address of each channel is the one in use. */
  private static JsonObject addresses(ProfileChanged profile) {
    JsonObject addresses = new JsonObject();
    for (ContactPoint point : profile.contactPoints()) {
      if (!addresses.containsKey(point.channel().name())) {
        addresses.put(point.channel().name(), point.address());
      }
    }
    return addresses;
  }

  private static @Nullable String customerId(ProfileChanged profile) {
    return profile.identifiers().stream()
        .filter(identifier -> identifier.type() == IdentifierType.CUSTOMER_ID)
        .map(Identifier::value)
        .findFirst()
        .orElse(null);
  }
}
