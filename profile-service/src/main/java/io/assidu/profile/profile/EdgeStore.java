package io.assidu.profile.profile;

import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.Work;
import io.assidu.profile.WireNames;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The {@code identity_edge} table: which identifier points to which profile, and why. */
@ApplicationScoped
class EdgeStore {

  private static final String INSERT =
      """
      insert into identity_edge (id, type, value, profile_id, rule, event_id, change_id, seen_at,
                                 valid_from, correlation_id)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      """;

  /**
   * Waits until no other transaction works on one of these identifiers. In the order of the keys,
   * so that no two transactions wait for each other.
   */
  Uni<Void> lock(Work work, Collection<Identifier> identifiers) {
    Long[] keys = identifiers.stream().map(EdgeStore::key).sorted().distinct().toArray(Long[]::new);
    return work.write(
        """
        select pg_advisory_xact_lock(k)
        from (select k from unnest($1::bigint[]) as keys(k) order by k) as sorted
        """,
        (Object) keys);
  }

  Uni<Void> attach(
      Work work, UUID profileId, Collection<Identifier> identifiers, UUID eventId, Instant now) {
    List<Tuple> rows = new ArrayList<>();
    for (Identifier identifier : identifiers) {
      rows.add(
          Tuple.from(
              new @Nullable Object[] {
                Ids.next(),
                WireNames.of(identifier.type()),
                identifier.value(),
                profileId,
                "attached",
                eventId,
                null,
                ProfileStore.time(now),
                ProfileStore.time(now),
                work.correlationId()
              }));
    }
    return work.writeAll(INSERT, rows);
  }

  /**
   * Ends edges of one profile and opens the same on another.
   *
   * @param only which identifiers; null means all
   * @param rule {@code merged} or {@code restored}
   * @param changeId the merge by which, or the one that is undone
   */
  Uni<Void> move(
      Work work,
      UUID from,
      UUID to,
      @Nullable Set<Identifier> only,
      String rule,
      UUID changeId,
      Instant now) {
    String[] types =
        only == null ? null : only.stream().map(i -> WireNames.of(i.type())).toArray(String[]::new);
    String[] values =
        only == null ? null : only.stream().map(Identifier::value).toArray(String[]::new);
    return work.query(
            """
            update identity_edge set valid_to = $2, closed_by = $3
            where profile_id = $1 and valid_to is null
              and ($4::text[] is null
                   or (type, value) in (select * from unnest($4::text[], $5::text[])))
            returning type, value, event_id, seen_at
            """,
            from,
            ProfileStore.time(now),
            changeId,
            types,
            values)
        .flatMap(
            closed -> {
              List<Tuple> rows = new ArrayList<>();
              for (Row row : closed) {
                rows.add(
                    Tuple.from(
                        new @Nullable Object[] {
                          Ids.next(),
                          row.getString("type"),
                          row.getString("value"),
                          to,
                          rule,
                          row.getUUID("event_id"),
                          changeId,
                          row.getOffsetDateTime("seen_at"),
                          ProfileStore.time(now),
                          work.correlationId()
                        }));
              }
              return rows.isEmpty()
                  ? Uni.createFrom().voidItem()
                  : work.batch(INSERT, rows).replaceWithVoid();
            });
  }

  /** What pointed to a profile until this merge. */
  Uni<Set<Identifier>> closedBy(Work work, UUID profileId, UUID mergeId) {
    return work.query(
            "select type, value from identity_edge where closed_by = $2 and profile_id = $1",
            profileId,
            mergeId)
        .map(
            rows -> {
              Set<Identifier> identifiers = new LinkedHashSet<>();
              rows.forEach(row -> identifiers.add(identifier(row)));
              return identifiers;
            });
  }

  /** What came to point to a profile after this instant, in that order, each with the event. */
  Uni<Map<Identifier, UUID>> attachedSince(Work work, UUID profileId, Instant since) {
    return work.query(
            """
            select type, value, event_id from identity_edge
            where profile_id = $1 and valid_to is null and rule = 'attached' and valid_from >= $2
            order by valid_from, id
            """,
            profileId,
            ProfileStore.time(since))
        .map(
            rows -> {
              Map<Identifier, UUID> attached = new LinkedHashMap<>();
              rows.forEach(row -> attached.put(identifier(row), row.getUUID("event_id")));
              return attached;
            });
  }

  /** All edges of a profile and of what it absorbed, the oldest first. */
  Uni<RowSet<Row>> history(Work work, UUID profileId) {
    return work.query(
        """
        select type, value, profile_id, rule, event_id, change_id, seen_at, valid_from, valid_to
        from identity_edge where profile_id in (select profile_lineage($1))
        order by valid_from, id
        """,
        profileId);
  }

  static Identifier identifier(Row row) {
    IdentifierType type =
        WireNames.parse(IdentifierType.class, row.getString("type")).orElse(IdentifierType.UNKNOWN);
    return new Identifier(type, row.getString("value"));
  }

  private static long key(Identifier identifier) {
    String text = WireNames.of(identifier.type()) + ":" + identifier.value();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
