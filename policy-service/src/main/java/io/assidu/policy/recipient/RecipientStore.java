package io.assidu.policy.recipient;

import com.fasterxml.jackson.core.type.TypeReference;
import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.profile.ConsentState;
import io.assidu.contracts.profile.ContactPoint;
import io.assidu.contracts.profile.ProfileChanged;
import io.assidu.platform.work.Work;
import io.assidu.policy.Json;
import io.assidu.policy.country.PhoneCountries;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The rows of {@code recipient}: every decision reads one, so it is plain SQL. */
@ApplicationScoped
class RecipientStore {

  private static final String SELECT =
      """
      select profile_id, version, zone, country, phone_countries, addresses, consents,
             suppressions, preferences, lifecycle,
             frozen_since, merged_into, erased, slots
      from recipient
      """;

  private static final TypeReference<Map<Channel, String>> ADDRESSES = new TypeReference<>() {};
  private static final TypeReference<List<ConsentState>> CONSENTS = new TypeReference<>() {};
  private static final TypeReference<List<Suppression>> SUPPRESSIONS = new TypeReference<>() {};

  private final Json json;
  private final Clock clock;

  RecipientStore(Json json, Clock clock) {
    this.json = json;
    this.clock = clock;
  }

  /**
   * A row as it stands.
   *
   * @param mergedInto who this person turned out to be, if they were merged
   */
  record Kept(Recipient recipient, @Nullable UUID mergedInto) {}

  Uni<Optional<Kept>> find(Work work, UUID profileId) {
    return work.query(SELECT + "where profile_id = $1", profileId).map(this::first);
  }

  /** Held until the transaction ends; in the order of the ids, so that nobody waits in a circle. */
  Uni<Map<UUID, Kept>> lock(Work work, Collection<UUID> profileIds) {
    return work.query(
            SELECT + "where profile_id = any($1) order by profile_id for update",
            (Object) profileIds.toArray(UUID[]::new))
        .map(
            rows -> {
              Map<UUID, Kept> found = new HashMap<>();
              rows.forEach(row -> found.put(row.getUUID("profile_id"), kept(row)));
              return found;
            });
  }

  /** As {@link #lock}, for who need not be read. */
  Uni<Void> hold(Work work, Collection<UUID> profileIds) {
    return work.write(
        "select 1 from recipient where profile_id = any($1) order by profile_id for update",
        (Object) profileIds.toArray(UUID[]::new));
  }

  Uni<List<Recipient>> all(Work work, UUID[] people) {
    return work.query(SELECT + "where profile_id = any($1) order by profile_id", (Object) people)
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> kept(row).recipient())
                    .toList());
  }

  /** Somebody we have heard of, but of whom we have no snapshot yet. */
  Uni<Void> expect(Work work, UUID profileId) {
    return work.query(
            """
            insert into recipient (profile_id, version, updated_at) values ($1, 0, $2)
            on conflict (profile_id) do nothing
            """,
            profileId,
            now())
        .replaceWithVoid();
  }

  /** Takes the snapshot if it is newer than what is held. */
  Uni<Void> take(Work work, ProfileChanged profile, Preferences preferences) {
    Map<Channel, String> addresses = new EnumMap<>(Channel.class);
    Set<String> phoneCountries = Set.of();
    for (ContactPoint point : profile.contactPoints()) {
      boolean used = addresses.putIfAbsent(point.channel(), Fingerprint.of(point)) == null;
      if (used && point.channel() == Channel.SMS) {
        phoneCountries = PhoneCountries.of(point.address());
      }
    }
    return work.write(
        """
            insert into recipient
              (profile_id, version, zone, country, addresses, consents, updated_at,
               phone_countries, preferences, lifecycle)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict (profile_id) do update
            set version = excluded.version, zone = excluded.zone, country = excluded.country,
                addresses = excluded.addresses, consents = excluded.consents,
                updated_at = excluded.updated_at, phone_countries = excluded.phone_countries,
                preferences = excluded.preferences, lifecycle = excluded.lifecycle
            where recipient.version < excluded.version and not recipient.erased
            """,
        profile.profileId(),
        profile.version(),
        profile.zone(),
        profile.country(),
        json.write(addresses),
        json.write(profile.consents()),
        now(),
        phoneCountries.toArray(String[]::new),
        preferences.saysNothing() ? null : json.write(preferences),
        json.write(Lifecycle.of(profile)));
  }

  /**
   * @param slots by person
   */
  Uni<Void> revise(Work work, Map<UUID, UUID> slots) {
    return slots.isEmpty()
        ? Uni.createFrom().voidItem()
        : work.write(
            """
            update recipient r set slots = revised.slots, updated_at = $3
            from unnest($1::uuid[], $2::uuid[]) as revised(profile_id, slots)
            where r.profile_id = revised.profile_id
            """,
            slots.keySet().toArray(UUID[]::new),
            slots.values().toArray(UUID[]::new),
            now());
  }

  Uni<Void> suppressions(Work work, UUID profileId, List<Suppression> suppressions) {
    return work.query(
            """
            update recipient set suppressions = $2, updated_at = $3
            where profile_id = $1
            """,
            profileId,
            json.write(suppressions),
            now())
        .replaceWithVoid();
  }

  /** Frozen by itself ({@code merge} null) or through a merge; the first cause stands. */
  Uni<Void> freeze(Work work, UUID profileId, Instant since, @Nullable UUID merge) {
    return work.query(
            """
            update recipient set frozen_since = $2, frozen_by_merge = $3, updated_at = $4
            where profile_id = $1 and frozen_since is null
            """,
            profileId,
            time(since),
            merge,
            now())
        .replaceWithVoid();
  }

  Uni<Void> release(Work work, UUID profileId) {
    return work.query(
            """
            update recipient set frozen_since = null, frozen_by_merge = null, updated_at = $2
            where profile_id = $1
            """,
            profileId,
            now())
        .replaceWithVoid();
  }

  /** Takes away a freeze that came with the merge. */
  Uni<Void> releaseMerged(Work work, UUID profileId, UUID merge) {
    return work.query(
            """
            update recipient set frozen_since = null, frozen_by_merge = null, updated_at = $3
            where profile_id = $1 and frozen_by_merge = $2
            """,
            profileId,
            merge,
            now())
        .replaceWithVoid();
  }

  Uni<Void> mergedInto(Work work, UUID profileId, @Nullable UUID survivor) {
    return work.query(
            "update recipient set merged_into = $2, updated_at = $3 where profile_id = $1",
            profileId,
            survivor,
            now())
        .replaceWithVoid();
  }

  /**
   * Leaves a mark that refuses whatever still comes in about them, and nothing else; also of those
   * they were merged from.
   */
  Uni<Void> erase(Work work, UUID profileId) {
    return work.query(
            """
            with recursive person (id) as (
              select $1::uuid
              union select r.profile_id from recipient r join person p on r.merged_into = p.id)
            update recipient
            set erased = true, zone = null, country = null, phone_countries = '{}', addresses = '{}',
                consents = '[]', suppressions = '[]', frozen_since = null, frozen_by_merge = null,
                slots = null, preferences = null, lifecycle = null, updated_at = $2
            where profile_id in (select id from person)
            """,
            profileId,
            now())
        .replaceWithVoid();
  }

  private Optional<Kept> first(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(kept(rows.iterator().next()));
  }

  private Kept kept(Row row) {
    OffsetDateTime frozen = row.getOffsetDateTime("frozen_since");
    Recipient recipient =
        new Recipient(
            row.getUUID("profile_id"),
            row.getLong("version"),
            row.getString("zone"),
            row.getString("country"),
            Set.of(row.getArrayOfStrings("phone_countries")),
            json.read(row.getString("addresses"), ADDRESSES),
            json.read(row.getString("consents"), CONSENTS),
            json.read(row.getString("suppressions"), SUPPRESSIONS),
            preferences(row.getString("preferences")),
            lifecycle(row.getString("lifecycle")),
            frozen == null ? null : frozen.toInstant(),
            row.getBoolean("erased"),
            row.getUUID("slots"));
    return new Kept(recipient, row.getUUID("merged_into"));
  }

  private Preferences preferences(@Nullable String stored) {
    return stored == null ? Preferences.none() : json.read(stored, Preferences.class);
  }

  private Lifecycle lifecycle(@Nullable String stored) {
    return stored == null ? Lifecycle.unknown() : json.read(stored, Lifecycle.class);
  }

  private OffsetDateTime now() {
    return time(clock.instant());
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
