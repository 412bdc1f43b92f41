package io.assidu.profile.profile;

import com.fasterxml.jackson.core.type.TypeReference;
import io.assidu.contracts.profile.ConsentState;
import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.platform.work.Work;
import io.assidu.profile.ProfileError;
import io.assidu.profile.WireNames;
import io.assidu.profile.trait.Traits;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The {@code profile} table. Set-based, for every event passes here. */
@ApplicationScoped
class ProfileStore {

  private static final TypeReference<List<Seen>> IDENTIFIERS = new TypeReference<>() {};
  private static final TypeReference<List<ConsentState>> CONSENTS = new TypeReference<>() {};
  private static final TypeReference<Map<String, Integer>> SEGMENTS = new TypeReference<>() {};
  private static final TypeReference<Map<String, Traits.Dated>> TRAITS = new TypeReference<>() {};

  private static final String LOAD =
      """
      select p.id, p.version, p.created_at, p.traits::text, p.place::text, p.consents::text,
             p.segments::text,
             coalesce((select jsonb_agg(jsonb_build_object(
                         'type', e.type, 'value', e.value, 'at', e.seen_at))
                       from identity_edge e
                       where e.profile_id = p.id and e.valid_to is null), '[]')::text as identifiers,
             (select count(*)::int from identity_merge m
              where m.undone_at is null and m.survivor_id in (select profile_lineage(p.id))) as merges,
             array(select distinct profile_root(case when a.one = l.id then a.other else a.one end)
                   from profile_lineage(p.id) as l(id)
                   join identity_apart a on l.id in (a.one, a.other)) as apart
      from profile p
      where p.id = any($1) and p.state = 'active'
      """;

  private static final String SAVE =
      """
      insert into profile
        (id, version, state, created_at, updated_at, traits, place, consents, segments)
      values ($1, $2, 'active', $3, $4, $5::text::jsonb, $6::text::jsonb, $7::text::jsonb,
              $8::text::jsonb)
      on conflict (id) do update
      set version = excluded.version, state = 'active', merged_into = null,
          updated_at = excluded.updated_at, traits = excluded.traits, place = excluded.place,
          consents = excluded.consents, segments = excluded.segments
      where profile.version < excluded.version
      """;

  private final Json json;

  ProfileStore(Json json) {
    this.json = json;
  }

  private record Seen(String type, String value, Instant at) {}

  /** Locks them in the order of their ids, so that no two transactions wait for each other. */
  Uni<Void> lock(Work work, Collection<UUID> ids) {
    return work.query(
            "select id from profile where id = any($1) order by id for update",
            (Object) ids.toArray(UUID[]::new))
        .replaceWithVoid();
  }

  Uni<Map<UUID, Loaded>> load(Work work, Collection<UUID> ids) {
    return work.query(LOAD, (Object) ids.toArray(UUID[]::new))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(this::loaded)
                    .collect(Collectors.toMap(l -> l.profile().id(), l -> l)));
  }

  /** The profile that this one is today; fails when there is none or it was erased. */
  Uni<UUID> root(Work work, UUID id) {
    return work.query("select id, state from profile where id = profile_root($1)", id)
        .map(
            rows -> {
              for (Row row : rows) {
                if (row.getString("state").equals("erased")) {
                  throw ProfileError.PROFILE_ERASED.problem("The profile was erased.");
                }
                return row.getUUID("id");
              }
              throw ProfileError.PROFILE_NOT_FOUND.problem("No profile has this id.");
            });
  }

  /** Fails when somebody else saved this or a newer version, which the lock makes impossible. */
  Uni<Void> save(Work work, Profile profile, Instant now) {
    return work.query(
            SAVE,
            profile.id(),
            profile.version(),
            time(profile.createdAt()),
            time(now),
            json.write(profile.traits().entries()),
            json.write(profile.place().entries()),
            json.write(profile.consents()),
            json.write(profile.segments()))
        .invoke(
            rows -> {
              if (rows.rowCount() != 1) {
                throw new IllegalStateException(
                    "Profile " + profile.id() + " is not older than version " + profile.version());
              }
            })
        .replaceWithVoid();
  }

  Uni<Void> absorbed(Work work, UUID absorbed, UUID survivor, Instant now) {
    return work.query(
            """
            update profile set state = 'merged', merged_into = $2, version = version + 1,
                   updated_at = $3
            where id = $1
            """,
            absorbed,
            survivor,
            time(now))
        .replaceWithVoid();
  }

  /** Takes a profile out of the one that absorbed it; it is saved afterwards. */
  Uni<Profile> detached(Work work, UUID absorbed) {
    return work.query(
            "update profile set state = 'active', merged_into = null where id = $1", absorbed)
        .flatMap(done -> load(work, List.of(absorbed)))
        .map(found -> Optional.ofNullable(found.get(absorbed)).orElseThrow().profile());
  }

  private Loaded loaded(Row row) {
    Profile profile =
        new Profile(
            row.getUUID("id"),
            row.getLong("version"),
            row.getOffsetDateTime("created_at").toInstant(),
            identifiers(row.getString("identifiers")),
            new Traits(json.read(row.getString("traits"), TRAITS)),
            new Traits(json.read(row.getString("place"), TRAITS)),
            json.read(row.getString("consents"), CONSENTS),
            json.read(row.getString("segments"), SEGMENTS));
    Set<UUID> apart =
        Arrays.stream(row.getArrayOfUUIDs("apart")).collect(Collectors.toUnmodifiableSet());
    return new Loaded(profile, row.getInteger("merges"), apart);
  }

  private Map<Identifier, Instant> identifiers(String column) {
    Map<Identifier, Instant> identifiers = new HashMap<>();
    for (Seen seen : json.read(column, IDENTIFIERS)) {
      IdentifierType type =
          WireNames.parse(IdentifierType.class, seen.type()).orElse(IdentifierType.UNKNOWN);
      identifiers.put(new Identifier(type, seen.value()), seen.at());
    }
    return identifiers;
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
