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
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The {@code profile} table. Set-based, for every event passes here. */
@ApplicationScoped
class ProfileStore {

  private static final TypeReference<List<Seen>> IDENTIFIERS = new TypeReference<>() {};
  private static final TypeReference<List<ConsentState>> CONSENTS = new TypeReference<>() {};
  private static final TypeReference<Map<String, Integer>> SEGMENTS = new TypeReference<>() {};
  private static final TypeReference<Map<String, Traits.Dated>> TRAITS = new TypeReference<>() {};

  private static final String SELECT =
      """
      select p.id, p.version, p.state, p.created_at, p.identifiers::text, p.traits::text,
             p.place::text, p.consents::text, p.segments::text
      from profile p
      """;

  /**
   * Sorted, so that no two transactions wait for each other. What is waited for is read as it is
   * after the wait: therefore all that is needed stands in the row itself.
   */
  private static final String OWNERS =
      SELECT
          + """
          where p.id in (
            select e.profile_id
            from unnest($1::text[], $2::text[]) as asked(type, value)
            join identity_edge e on e.type = asked.type and e.value = asked.value
            where e.valid_to is null)
          order by p.id
          """;

  private static final String SAVE =
      """
      insert into profile
        (id, version, state, created_at, updated_at, identifiers, traits, place, consents, segments)
      values ($1, $2, 'active', $3, $4, $5::text::jsonb, $6::text::jsonb, $7::text::jsonb,
              $8::text::jsonb, $9::text::jsonb)
      on conflict (id) do update
      set version = excluded.version, state = 'active', merged_into = null,
          updated_at = excluded.updated_at, identifiers = excluded.identifiers,
          traits = excluded.traits, place = excluded.place, consents = excluded.consents,
          segments = excluded.segments
      where profile.version <= excluded.version
      """;

  private final Json json;

  ProfileStore(Json json) {
    this.json = json;
  }

  /** An identifier as it stands in the row. */
  private record Seen(String type, String value, Instant at) {}

  /**
   * A profile's row.
   *
   * @param state {@code active}, {@code merged} or {@code erased}
   */
  record Stored(Profile profile, String state) {

    boolean active() {
      return state.equals("active");
    }
  }

  /** The profiles that these identifiers point to. */
  Uni<List<Stored>> owners(Work work, Collection<Identifier> identifiers, boolean lock) {
    String[] types = identifiers.stream().map(i -> WireNames.of(i.type())).toArray(String[]::new);
    String[] values = identifiers.stream().map(Identifier::value).toArray(String[]::new);
    return work.query(lock ? OWNERS + "for update of p" : OWNERS, types, values).map(this::stored);
  }

  /** The profile that this one is today; fails when there is none or it was erased. */
  Uni<Stored> root(Work work, UUID id, boolean lock) {
    return work.query(
            SELECT + "where p.id = profile_root($1)" + (lock ? " for update of p" : ""), id)
        .map(this::stored)
        .map(
            found -> {
              if (found.isEmpty()) {
                throw ProfileError.PROFILE_NOT_FOUND.problem("No profile has this id.");
              }
              Stored root = found.getFirst();
              if (root.state().equals("erased")) {
                throw ProfileError.PROFILE_ERASED.problem("The profile was erased.");
              }
              return root;
            });
  }

  /** A newer version that was saved already, which the lock makes impossible, fails the work. */
  Uni<Void> save(Work work, Profile profile, Instant now) {
    return work.writeOne(
        SAVE,
        profile.id(),
        profile.version(),
        time(profile.createdAt()),
        time(now),
        json.write(seen(profile)),
        json.write(profile.traits().entries()),
        json.write(profile.place().entries()),
        json.write(profile.consents()),
        json.write(profile.segments()));
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
        .flatMap(done -> root(work, absorbed, true))
        .map(Stored::profile);
  }

  private List<Stored> stored(RowSet<Row> rows) {
    List<Stored> found = new ArrayList<>();
    rows.forEach(row -> found.add(stored(row)));
    return found;
  }

  private Stored stored(Row row) {
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
    return new Stored(profile, row.getString("state"));
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

  private static List<Seen> seen(Profile profile) {
    return profile.identifiers().entrySet().stream()
        .map(e -> new Seen(WireNames.of(e.getKey().type()), e.getKey().value(), e.getValue()))
        .toList();
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
