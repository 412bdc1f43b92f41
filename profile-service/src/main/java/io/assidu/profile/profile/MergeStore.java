package io.assidu.profile.profile;

import io.assidu.platform.work.Work;
import io.assidu.profile.WireNames;
import io.assidu.profile.identity.Resolution.Absorbed;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The {@code identity_merge} and {@code identity_apart} tables. */
@ApplicationScoped
class MergeStore {

  /** A merge that still stands. */
  record Merge(UUID id, UUID absorbedId, Instant at) {}

  Uni<Void> merged(Work work, UUID mergeId, UUID survivor, Absorbed link, UUID event, Instant now) {
    return work.query(
            """
            insert into identity_merge (id, survivor_id, absorbed_id, evidence_type, evidence_value,
                                        anchor_type, anchor_value, event_id, at, correlation_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            mergeId,
            survivor,
            link.profileId(),
            WireNames.of(link.evidence().type()),
            link.evidence().value(),
            WireNames.of(link.anchor().type()),
            link.anchor().value(),
            event,
            ProfileStore.time(now),
            work.correlationId())
        .replaceWithVoid();
  }

  /** The merge, if it stands and its survivor is this profile today. */
  Uni<Optional<Merge>> standing(Work work, UUID mergeId, UUID root) {
    return work.query(
            """
            select id, absorbed_id, at from identity_merge
            where id = $1 and undone_at is null and profile_root(survivor_id) = $2
            """,
            mergeId,
            root)
        .map(
            rows -> {
              for (Row row : rows) {
                return Optional.of(
                    new Merge(
                        row.getUUID("id"),
                        row.getUUID("absorbed_id"),
                        row.getOffsetDateTime("at").toInstant()));
              }
              return Optional.empty();
            });
  }

  Uni<Void> undone(Work work, UUID mergeId, UUID restored, UUID root, Instant now) {
    return work.query(
            "update identity_merge set undone_at = $2 where id = $1",
            mergeId,
            ProfileStore.time(now))
        .flatMap(
            done ->
                work.query(
                    """
                    insert into identity_apart (one, other) values ($1, $2)
                    on conflict do nothing
                    """,
                    root,
                    restored))
        .replaceWithVoid();
  }

  /** All merges into a profile and into what it absorbed, the oldest first. */
  Uni<RowSet<Row>> history(Work work, UUID profileId) {
    return work.query(
        """
        select id, survivor_id, absorbed_id, evidence_type, evidence_value, anchor_type,
               anchor_value, event_id, at, undone_at
        from identity_merge where survivor_id in (select profile_lineage($1))
        order by at, id
        """,
        profileId);
  }
}
