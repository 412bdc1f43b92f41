package io.assidu.fraud.profile;

import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.fraud.sql.Sql;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The projection's tables. */
@ApplicationScoped
class ProfileStore {

  private static final String FIND =
      "SELECT profile_id, version, email FROM profile WHERE profile_id = $1";
  private static final String RESOLVE =
      "SELECT profile_id FROM identifier WHERE type = $1 AND value = $2";
  private static final String SURVIVING =
      "SELECT coalesce((SELECT profile_id FROM alias WHERE absorbed_id = $1), $1) AS profile_id";
  private static final String SAVE =
      """
      INSERT INTO profile (profile_id, version, email) VALUES ($1, $2, $3)
      ON CONFLICT (profile_id) DO UPDATE SET version = excluded.version, email = excluded.email
      """;
  private static final String FORGET_IDENTIFIERS = "DELETE FROM identifier WHERE profile_id = $1";
  private static final String POINT_IDENTIFIERS =
      """
      INSERT INTO identifier (type, value, profile_id)
      SELECT type, value, $1::uuid FROM unnest($2::text[], $3::text[]) AS given (type, value)
      ON CONFLICT (type, value) DO UPDATE SET profile_id = excluded.profile_id
      """;
  private static final String MOVE_IDENTIFIERS =
      "UPDATE identifier SET profile_id = $1 WHERE profile_id = $2";
  private static final String FORGET_PROFILE = "DELETE FROM profile WHERE profile_id = $1";

  private static final String RECORD_MERGE =
      """
      INSERT INTO merge (merge_id, members)
      SELECT $1::uuid, array_agg(id) FROM (
        SELECT $2::uuid AS id UNION SELECT absorbed_id FROM alias WHERE profile_id = $2) AS ids
      ON CONFLICT DO NOTHING
      """;
  private static final String REDIRECT_ALIASES =
      "UPDATE alias SET profile_id = $1 WHERE profile_id = $2";
  private static final String ADD_ALIAS =
      """
      INSERT INTO alias (absorbed_id, profile_id) VALUES ($2, $1)
      ON CONFLICT (absorbed_id) DO UPDATE SET profile_id = excluded.profile_id
      """;
  private static final String MEMBERS = "DELETE FROM merge WHERE merge_id = $1 RETURNING members";
  private static final String RESTORE_ALIASES =
      "UPDATE alias SET profile_id = $1 WHERE absorbed_id = ANY($2)";
  private static final String DROP_ALIAS = "DELETE FROM alias WHERE absorbed_id = $1";

  Uni<Optional<Known>> find(Work work, UUID profileId) {
    return work.query(FIND, profileId)
        .map(
            rows ->
                Sql.first(
                    rows,
                    row ->
                        new Known(
                            row.getUUID("profile_id"),
                            row.getLong("version"),
                            row.getString("email"))));
  }

  Uni<Optional<UUID>> resolve(Work work, Identifier identifier) {
    return work.query(RESOLVE, name(identifier.type()), identifier.value())
        .map(rows -> Sql.first(rows, row -> row.getUUID("profile_id")));
  }

  Uni<UUID> surviving(Work work, UUID profileId) {
    return work.query(SURVIVING, profileId)
        .map(rows -> rows.iterator().next().getUUID("profile_id"));
  }

  Uni<Void> save(
      Work work,
      UUID profileId,
      long version,
      @Nullable String email,
      List<Identifier> identifiers) {
    String[] types = identifiers.stream().map(i -> name(i.type())).toArray(String[]::new);
    String[] values = identifiers.stream().map(Identifier::value).toArray(String[]::new);
    return work.query(SAVE, profileId, version, email)
        .chain(() -> work.query(FORGET_IDENTIFIERS, profileId))
        .chain(() -> work.query(POINT_IDENTIFIERS, profileId, types, values))
        .replaceWithVoid();
  }

  Uni<Void> merge(Work work, UUID mergeId, UUID survivor, UUID absorbed) {
    return work.query(RECORD_MERGE, mergeId, absorbed)
        .chain(() -> work.query(REDIRECT_ALIASES, survivor, absorbed))
        .chain(() -> work.query(ADD_ALIAS, survivor, absorbed))
        .chain(() -> work.query(MOVE_IDENTIFIERS, survivor, absorbed))
        .chain(() -> work.query(FORGET_PROFILE, absorbed))
        .replaceWithVoid();
  }

  /** The members the merge had absorbed; only the restored profile where the merge is not known. */
  Uni<List<UUID>> unmerge(Work work, UUID mergeId, UUID restored) {
    return work.query(MEMBERS, mergeId)
        .map(rows -> Sql.first(rows, row -> List.of(row.getArrayOfUUIDs("members"))))
        .map(found -> found.orElse(List.of(restored)))
        .call(members -> work.query(RESTORE_ALIASES, restored, members.toArray(UUID[]::new)))
        .call(() -> work.query(DROP_ALIAS, restored));
  }

  Uni<Void> erase(Work work, UUID profileId) {
    return work.query(FORGET_IDENTIFIERS, profileId)
        .chain(() -> work.query(FORGET_PROFILE, profileId))
        .replaceWithVoid();
  }

  /** Identifier types are stored by their constant's name: stable, and never shown. */
  private static String name(IdentifierType type) {
    return type.name();
  }
}
