package io.assidu.profile.erasure;

import io.assidu.contracts.profile.ProfileChangeApplied;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Erasures, the services' words about them, and the removal itself. */
@ApplicationScoped
class ErasureStore {

  /**
   * In this order, each with the profile that is erased as its parameter. Consent records stay as
   * proof, without their evidence; the rows of the profiles stay as ids without a person.
   */
  private static final List<String> REMOVALS =
      List.of(
          "delete from customer_event where profile_id in (select profile_lineage($1))",
          "delete from customer_order where profile_id in (select profile_lineage($1))",
          "delete from identity_edge where profile_id in (select profile_lineage($1))",
          "delete from identity_merge where survivor_id in (select profile_lineage($1))",
          """
          delete from identity_apart
          where one in (select profile_lineage($1)) or other in (select profile_lineage($1))
          """,
          """
          update consent_record set evidence = '{}'
          where profile_id in (select profile_lineage($1))
          """,
          """
          update profile
          set state = 'erased', merged_into = null, version = version + 1,
              identifiers = '[]', traits = '{}', place = '{}', consents = '[]', segments = '{}'
          where id in (select profile_lineage($1))
          """);

  /** A person's wish to be forgotten. */
  record Erasure(UUID erasureId, UUID profileId, Instant at) {}

  Uni<Void> remove(Work work, UUID profileId) {
    Uni<Void> removed =
        work.query("select set_config('assidu.erasure', 'on', true)").replaceWithVoid();
    for (String removal : REMOVALS) {
      removed = removed.flatMap(done -> work.query(removal, profileId)).replaceWithVoid();
    }
    return removed;
  }

  Uni<Void> add(Work work, Erasure erasure) {
    return work.query(
            """
            insert into erasure (id, profile_id, at, correlation_id, profile_ids)
            values ($1, $2, $3, $4, array(select profile_lineage($2)))
            """,
            erasure.erasureId(),
            erasure.profileId(),
            time(erasure.at()),
            work.correlationId())
        .replaceWithVoid();
  }

  Uni<Optional<Erasure>> find(Work work, UUID erasureId) {
    return one(work, "select id, profile_id, at from erasure where id = $1", erasureId);
  }

  /** The erasure of a person, by any of the ids they went by. */
  Uni<Optional<Erasure>> ofProfile(Work work, UUID profileId) {
    return one(
        work,
        "select id, profile_id, at from erasure where profile_ids @> array[$1::uuid]",
        profileId);
  }

  Uni<Void> applied(Work work, ProfileChangeApplied word) {
    return work.query(
            """
            insert into change_applied (change_id, service, change, at) values ($1, $2, $3, $4)
            on conflict do nothing
            """,
            word.changeId(),
            word.service(),
            word.change(),
            time(word.at()))
        .replaceWithVoid();
  }

  /** When each service said so, by its name. */
  Uni<Map<String, Instant>> words(Work work, UUID changeId) {
    return work.query("select service, at from change_applied where change_id = $1", changeId)
        .map(
            rows -> {
              Map<String, Instant> words = new HashMap<>();
              for (Row row : rows) {
                words.put(row.getString("service"), row.getOffsetDateTime("at").toInstant());
              }
              return words;
            });
  }

  private static Uni<Optional<Erasure>> one(Work work, String sql, UUID id) {
    return work.query(sql, id)
        .map(
            rows -> {
              for (Row row : rows) {
                return Optional.of(
                    new Erasure(
                        row.getUUID("id"),
                        row.getUUID("profile_id"),
                        row.getOffsetDateTime("at").toInstant()));
              }
              return Optional.empty();
            });
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
