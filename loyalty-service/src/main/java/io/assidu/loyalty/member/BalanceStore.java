package io.assidu.loyalty.member;

import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The plain balance: what {@code points.Holdings} says, summed by the database. */
@ApplicationScoped
class BalanceStore {

  /**
   * A member's points in one program.
   *
   * @param version the program's, in force
   * @param owner whose they are today
   */
  record Balance(
      int version,
      UUID owner,
      long available,
      long held,
      long pending,
      long debt,
      @Nullable Instant expiresNext,
      boolean frozen) {}

  /** Whose balance is asked for: one of the two is null. */
  record Asked(@Nullable UUID profileId, @Nullable String customerId) {}

  /**
   * One statement, whoever asks and however many accounts a merge brought together.
   *
   * @return empty for an unknown program, and for nobody that is known
   */
  Uni<Optional<Balance>> find(Work work, Asked asked, String program, Instant now) {
    return work.query(
            """
            WITH asked AS (
              SELECT coalesce($1::uuid,
                (SELECT profile_id FROM person_customer_id WHERE customer_id = $2)) AS id
            ), owned AS (
              SELECT a.id, a.profile_id FROM asked
              JOIN account o ON o.origin_profile_id = asked.id
              JOIN account a ON a.profile_id = o.profile_id
            ), member AS (
              SELECT coalesce((SELECT profile_id FROM owned LIMIT 1),
                (SELECT p.profile_id FROM person p JOIN asked ON asked.id = p.profile_id)) AS id
            ), left_in AS (
              SELECT l.active_at, greatest(l.expires_at, (SELECT max(x.expires_at)
                  FROM lot_extension x WHERE x.lot_id = l.id)) AS expires_at,
                sum(m.available) AS available, sum(m.held) AS held
              FROM owned JOIN lot l ON l.account_id = owned.id AND l.program = $3
              JOIN lot_movement m ON m.lot_id = l.id
              GROUP BY l.id
            ), sums AS (
              SELECT coalesce(sum(available) FILTER (WHERE active_at <= $4 AND expires_at > $4), 0)
                  AS available,
                coalesce(sum(available) FILTER (WHERE active_at > $4), 0) AS pending,
                coalesce(sum(held), 0) AS held,
                min(expires_at) FILTER (WHERE available > 0 AND active_at <= $4
                  AND expires_at > $4) AS expires_next
              FROM left_in
            )
            SELECT v.version, member.id AS owner, sums.available::bigint, sums.pending::bigint,
              sums.held::bigint, sums.expires_next,
              greatest(0, (SELECT coalesce(sum(d.debt), 0) FROM owned JOIN movement d
                ON d.account_id = owned.id AND d.program = $3 AND d.debt <> 0))::bigint AS debt,
              EXISTS (SELECT FROM account_freeze f WHERE f.profile_id = member.id) AS frozen
            FROM sums, member, (SELECT max(version) AS version FROM program_version
              WHERE program_id = $3 AND status = 'published') v
            WHERE member.id IS NOT NULL AND v.version IS NOT NULL""",
            asked.profileId(),
            asked.customerId(),
            program,
            Rows.utc(now))
        .map(rows -> Rows.first(rows, BalanceStore::balance));
  }

  private static Balance balance(Row row) {
    return new Balance(
        row.getInteger("version"),
        Objects.requireNonNull(row.getUUID("owner")),
        row.getLong("available"),
        row.getLong("held"),
        row.getLong("pending"),
        row.getLong("debt"),
        Rows.instantOrNull(row, "expires_next"),
        row.getBoolean("frozen"));
  }
}
