package io.assidu.profile.profile;

import io.assidu.platform.work.Work;
import io.assidu.profile.WireNames;
import io.assidu.profile.identity.Resolution.Absorbed;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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

  /** What each of several profiles has absorbed, and what it was split from. */
  Uni<List<Loaded>> bonds(Work work, List<Profile> profiles) {
    Map<UUID, Profile> byId =
        profiles.stream().collect(Collectors.toMap(Profile::id, profile -> profile));
    return work.query(
            """
            select p.id,
                   (select count(*)::int from identity_merge m
                    where m.undone_at is null and m.survivor_id in (select profile_lineage(p.id)))
                     as merges,
                   array(select distinct profile_root(
                                  case when a.one = l.id then a.other else a.one end)
                         from profile_lineage(p.id) as l(id)
                         join identity_apart a on l.id in (a.one, a.other)) as apart
            from unnest($1::uuid[]) as p(id)
            """,
            (Object) byId.keySet().toArray(UUID[]::new))
        .map(
            rows -> {
              List<Loaded> loaded = new ArrayList<>();
              for (Row row : rows) {
                Profile profile = Objects.requireNonNull(byId.get(row.getUUID("id")));
                Set<UUID> apart = Set.of(row.getArrayOfUUIDs("apart"));
                loaded.add(new Loaded(profile, row.getInteger("merges"), apart));
              }
              return loaded;
            });
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
