package io.assidu.loyalty.ledger;

import io.assidu.loyalty.points.Lot;
import io.assidu.loyalty.points.Slice;
import io.assidu.loyalty.revenue.CohortKey;
import io.assidu.loyalty.revenue.Origin;
import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Accounts, lots and movements in PostgreSQL, in few and set-based statements, whether they are
 * about one member or a hundred: this is the hot path.
 */
@ApplicationScoped
class LedgerStore {

  private static final String OWNED =
      """
      SELECT asked.id AS asked, a.id, a.origin_profile_id, a.profile_id
      FROM unnest($1::uuid[]) AS asked(id)
      JOIN account o ON o.origin_profile_id = asked.id
      JOIN account a ON a.profile_id = o.profile_id
      ORDER BY a.id""";

  /**
   * An account of a member: several after a merge.
   *
   * @param asked the profile that was asked for
   * @param profileId who owns it today
   */
  record Owned(UUID asked, UUID id, UUID originProfileId, UUID profileId) {}

  /**
   * What an account has.
   *
   * @param debt below zero where, before debts were paid account by account, it paid another's
   * @param head its last movement
   */
  record Loaded(List<Lot> lots, long debt, Movement.Place head) {}

  /** Does nothing for those who have an account, were merged into another, or were erased. */
  Uni<Void> ensureAccounts(Work work, Collection<UUID> profileIds, Instant now) {
    UUID[] sorted = profileIds.stream().sorted().toArray(UUID[]::new);
    return work.write(
        """
        INSERT INTO account (id, origin_profile_id, profile_id, opened_at)
        SELECT n.id, n.profile_id, n.profile_id, $3::timestamptz
        FROM unnest($1::uuid[], $2::uuid[]) AS n(id, profile_id)
        WHERE NOT EXISTS (SELECT FROM erased_profile e WHERE e.profile_id = n.profile_id)
        ON CONFLICT (origin_profile_id) DO NOTHING""",
        Stream.generate(Ids::next).limit(sorted.length).toArray(UUID[]::new),
        sorted,
        Rows.utc(now));
  }

  /**
   * Locks all accounts of the owners of these profiles' accounts, always in the same order.
   *
   * <p>A merge that committed while this waited has changed an owner: those are looked for again.
   */
  Uni<List<Owned>> lockOwners(Work work, Collection<UUID> profileIds) {
    return tryLockOwners(work, profileIds)
        .chain(
            owned -> {
              List<UUID> missed = missed(profileIds, owned);
              return missed.isEmpty()
                  ? Uni.createFrom().item(owned)
                  : tryLockOwners(work, missed)
                      .map(more -> Stream.concat(owned.stream(), more.stream()).toList());
            });
  }

  private static List<UUID> missed(Collection<UUID> profileIds, List<Owned> owned) {
    List<UUID> missed = new ArrayList<>(profileIds);
    owned.forEach(account -> missed.remove(account.asked()));
    return missed;
  }

  private Uni<List<Owned>> tryLockOwners(Work work, Collection<UUID> profileIds) {
    return owned(work, OWNED + " FOR NO KEY UPDATE OF a", profileIds);
  }

  /** All accounts of the owners of these profiles' accounts. */
  Uni<List<Owned>> ownerAccounts(Work work, Collection<UUID> profileIds) {
    return owned(work, OWNED, profileIds);
  }

  private static Uni<List<Owned>> owned(Work work, String sql, Collection<UUID> profileIds) {
    return work.query(sql, (Object) profileIds.toArray(UUID[]::new))
        .map(
            rows ->
                Rows.list(
                    rows,
                    row ->
                        new Owned(
                            row.getUUID("asked"),
                            row.getUUID("id"),
                            row.getUUID("origin_profile_id"),
                            row.getUUID("profile_id"))));
  }

  /** Which of these were merged into another or erased. */
  Uni<List<UUID>> gone(Work work, Collection<UUID> profileIds) {
    return work.query(
            """
            SELECT p.id FROM unnest($1::uuid[]) AS p(id)
            WHERE EXISTS (SELECT FROM erased_profile WHERE profile_id = p.id)
              OR EXISTS (SELECT FROM account WHERE origin_profile_id = p.id AND profile_id <> p.id)""",
            (Object) profileIds.toArray(UUID[]::new))
        .map(rows -> Rows.list(rows, row -> row.getUUID("id")));
  }

  /** The profile an account was opened for; empty once it was erased. */
  Uni<Optional<UUID>> owner(Work work, UUID accountId) {
    return work.query(
            "SELECT origin_profile_id FROM account WHERE id = $1 AND erased_at IS NULL", accountId)
        .map(rows -> Rows.first(rows, row -> row.getUUID(0)));
  }

  /** Every lot, the debt and the last movement of each of these accounts. */
  Uni<Map<UUID, Loaded>> load(Work work, Collection<UUID> accountIds, String program) {
    UUID[] ids = accountIds.toArray(UUID[]::new);
    return Uni.combine()
        .all()
        .unis(lots(work, ids, program), heads(work, ids, program))
        .asTuple()
        .map(
            found -> {
              Map<UUID, Loaded> loaded = new HashMap<>();
              for (UUID id : ids) {
                Head head = Objects.requireNonNull(found.getItem2().get(id));
                List<Lot> lots = found.getItem1().getOrDefault(id, List.of());
                loaded.put(id, new Loaded(lots, head.debt(), head.place()));
              }
              return loaded;
            });
  }

  private static Uni<Map<UUID, List<Lot>>> lots(Work work, UUID[] accountIds, String program) {
    return work.query(
            """
            SELECT lot.id, lot.account_id, lot.origin, lot.currency, lot.segment, lot.earned_at,
                   lot.active_at,
                   greatest(lot.expires_at, (SELECT max(x.expires_at) FROM lot_extension x
                     WHERE x.lot_id = lot.id)) AS expires_at,
                   sum(m.available)::bigint AS available, sum(m.held)::bigint AS held
            FROM lot JOIN lot_movement m ON m.lot_id = lot.id
            WHERE lot.account_id = ANY($1) AND lot.program = $2
            GROUP BY lot.id""",
            accountIds,
            program)
        .map(
            rows -> {
              Map<UUID, List<Lot>> lots = new HashMap<>();
              rows.forEach(
                  row ->
                      lots.computeIfAbsent(row.getUUID("account_id"), id -> new ArrayList<>())
                          .add(lot(row)));
              return lots;
            });
  }

  private record Head(Movement.Place place, long debt) {}

  private static Uni<Map<UUID, Head>> heads(Work work, UUID[] accountIds, String program) {
    return work.query(
            """
            SELECT a.id, h.sequence, h.hash,
              (SELECT coalesce(sum(debt), 0)::bigint FROM movement
               WHERE account_id = a.id AND program = $2 AND debt <> 0) AS debt
            FROM unnest($1::uuid[]) AS a(id)
            LEFT JOIN LATERAL (
              SELECT sequence, hash FROM movement WHERE account_id = a.id AND program = $2
              ORDER BY sequence DESC LIMIT 1
            ) h ON true""",
            accountIds,
            program)
        .map(
            rows -> {
              Map<UUID, Head> heads = new HashMap<>();
              rows.forEach(row -> heads.put(row.getUUID("id"), head(row)));
              return heads;
            });
  }

  private static Head head(Row row) {
    Long sequence = row.getLong("sequence");
    return new Head(
        sequence == null
            ? Movement.Place.BEGINNING
            : new Movement.Place(
                sequence, HexFormat.of().formatHex(row.getBuffer("hash").getBytes())),
        row.getLong("debt"));
  }

  private static Lot lot(Row row) {
    Instant earnedAt = Rows.instant(row, "earned_at");
    return new Lot(
        row.getUUID("id"),
        CohortKey.of(Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)), earnedAt)
            .in(row.getString("currency"))
            .ofSegment(row.getString("segment")),
        earnedAt,
        Rows.instant(row, "active_at"),
        Rows.instant(row, "expires_at"),
        row.getLong("available"),
        row.getLong("held"));
  }

  Uni<List<Slice>> heldBy(Work work, UUID redemptionId) {
    return work.query(
            """
            SELECT lm.lot_id, sum(lm.held)::bigint AS held
            FROM movement m JOIN lot_movement lm ON lm.movement_id = m.id
            WHERE m.redemption_id = $1 GROUP BY lm.lot_id HAVING sum(lm.held) > 0""",
            redemptionId)
        .map(rows -> Rows.list(rows, row -> new Slice(row.getUUID("lot_id"), row.getLong("held"))));
  }
}
