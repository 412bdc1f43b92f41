package io.assidu.loyalty.partner;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.revenue.PointSale;
import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What customers earned at partners, and what of it was taken back. */
@ApplicationScoped
class PartnerStore {

  /** The partner's id of a transaction, within a program. */
  record Key(String program, String partner, String reference) {}

  /**
   * What a transaction earned.
   *
   * @param reversed points of it that were taken back
   * @param expired how many of them expired, less those that a reversal called back
   */
  record Earned(
      Key key,
      UUID accountId,
      UUID lotId,
      long points,
      @Nullable BigDecimal basis,
      BigDecimal price,
      boolean qualifies,
      BigDecimal amount,
      Instant at,
      long reversed,
      long expired) {

    /** The points as the partner bought them. */
    PointSale sale(Currency currency) {
      return new PointSale(key.partner(), price, points, amount, currency);
    }
  }

  /** What agreements with partners are in. */
  static Currency currency(MemberAccount member) {
    return Currency.getInstance(member.program().program().currency());
  }

  /** One at a time, until the transaction ends, for one transaction of a partner. */
  Uni<Void> alone(Work work, Key key) {
    return work.query(
            "SELECT pg_advisory_xact_lock(hashtextextended($1, 21))",
            key.program() + '\n' + key.partner() + '\n' + key.reference())
        .replaceWithVoid();
  }

  Uni<Optional<Earned>> find(Work work, Key key) {
    return work.query(
            """
            SELECT e.*, (SELECT coalesce(sum(r.points), 0)::bigint FROM partner_reversal r
              WHERE r.program = e.program AND r.partner = e.partner AND r.earning = e.reference)
              AS reversed,
              (SELECT coalesce(-sum(lm.available), 0)::bigint
               FROM lot_movement lm JOIN movement m ON m.id = lm.movement_id
               WHERE lm.lot_id = e.lot_id
                 AND (m.kind = 'expired' OR m.kind = 'adjusted' AND lm.available > 0)) AS expired
            FROM partner_earning e
            WHERE e.program = $1 AND e.partner = $2 AND e.reference = $3""",
            key.program(),
            key.partner(),
            key.reference())
        .map(rows -> Rows.first(rows, row -> earned(key, row)));
  }

  /** A problem where nothing was earned. */
  Uni<Earned> require(Work work, Key key) {
    return find(work, key)
        .map(
            found ->
                found.orElseThrow(
                    () ->
                        LoyaltyError.UNKNOWN_EARNING.problem(
                            "Nothing was earned by \"" + key.reference() + "\".")));
  }

  private static Earned earned(Key key, Row row) {
    return new Earned(
        key,
        row.getUUID("account_id"),
        row.getUUID("lot_id"),
        row.getLong("points"),
        plain(row.getBigDecimal("basis")),
        new BigDecimal(row.getBigDecimal("price").stripTrailingZeros().toPlainString()),
        row.getBoolean("qualifies"),
        row.getBigDecimal("amount"),
        Rows.instant(row, "at"),
        row.getLong("reversed"),
        row.getLong("expired"));
  }

  private static @Nullable BigDecimal plain(@Nullable BigDecimal amount) {
    return amount == null ? null : new BigDecimal(amount.stripTrailingZeros().toPlainString());
  }

  /** Points that a member's accounts earned at a partner in a day (UTC), less those taken back. */
  Uni<Long> earnedOn(
      Work work, String program, String partner, Collection<UUID> accountIds, LocalDate day) {
    return work.query(
            """
            SELECT coalesce(sum(e.points - (SELECT coalesce(sum(r.points), 0)
                FROM partner_reversal r WHERE r.program = e.program AND r.partner = e.partner
                  AND r.earning = e.reference)), 0)::bigint AS points
            FROM partner_earning e
            WHERE e.account_id = ANY($1) AND e.program = $2 AND e.partner = $3
              AND e.at >= $4 AND e.at < $5""",
            accountIds.toArray(UUID[]::new),
            program,
            partner,
            day.atStartOfDay().atOffset(ZoneOffset.UTC),
            day.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC))
        .map(rows -> rows.iterator().next().getLong("points"));
  }

  Uni<Void> add(Work work, Earned earned, String client, Instant now) {
    return work.query(
            """
            INSERT INTO partner_earning (program, partner, reference, account_id, lot_id, points,
              basis, price, qualifies, amount, client, correlation_id, at, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)""",
            earned.key().program(),
            earned.key().partner(),
            earned.key().reference(),
            earned.accountId(),
            earned.lotId(),
            earned.points(),
            earned.basis(),
            earned.price(),
            earned.qualifies(),
            earned.amount(),
            client,
            work.correlationId(),
            Rows.utc(earned.at()),
            Rows.utc(now))
        .replaceWithVoid();
  }

  /** The points that a reversal took back; empty if there is none of that id. */
  Uni<Optional<Long>> reversal(Work work, Key earning, String reference) {
    return work.query(
            """
            SELECT points FROM partner_reversal
            WHERE program = $1 AND partner = $2 AND earning = $3 AND reference = $4""",
            earning.program(),
            earning.partner(),
            earning.reference(),
            reference)
        .map(rows -> Rows.first(rows, row -> row.getLong("points")));
  }

  Uni<Void> addReversal(
      Work work,
      Key earning,
      PartnerReversalRequest request,
      long points,
      BigDecimal amount,
      String client,
      Instant now) {
    return work.query(
            """
            INSERT INTO partner_reversal (program, partner, earning, reference, points, amount,
              reason, client, correlation_id, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""",
            earning.program(),
            earning.partner(),
            earning.reference(),
            request.reference(),
            points,
            amount,
            request.reason(),
            client,
            work.correlationId(),
            Rows.utc(now))
        .replaceWithVoid();
  }
}
