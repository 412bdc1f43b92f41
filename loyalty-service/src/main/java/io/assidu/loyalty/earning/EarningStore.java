package io.assidu.loyalty.earning;

import io.assidu.loyalty.program.PointsRounding;
import io.assidu.loyalty.revenue.Dealing;
import io.assidu.loyalty.revenue.Supply;
import io.assidu.loyalty.sql.Columns;
import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.data.Numeric;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What orders earned, and how far they were refunded. */
@ApplicationScoped
class EarningStore {

  /**
   * What an order earned.
   *
   * @param profileId whom the account was opened for; null once they were erased
   * @param lotId the lot it made; null when it earned nothing
   * @param rules what each rule gave
   * @param refused why it earned nothing
   * @param refunded how much of the order was given back so far
   * @param currency what it was paid in, as cohorts name it
   * @param expired how many of its points expired, less those that a refund called back
   */
  record Entry(
      UUID accountId,
      @Nullable UUID profileId,
      @Nullable UUID lotId,
      Earned earned,
      Map<String, BigDecimal> rules,
      @Nullable String refused,
      BigDecimal refunded,
      String currency,
      long expired,
      Instant at) {

    /** The points to take back when the sum refunded has grown to {@code now}. */
    long pointsBack(BigDecimal now) {
      return earned.pointsLeft(refunded) - earned.pointsLeft(now);
    }

    /** The deferral to take back with them. */
    BigDecimal allocatedBack(BigDecimal now, Currency currency) {
      return earned.allocatedLeft(refunded, currency).subtract(earned.allocatedLeft(now, currency));
    }

    /** What it does to what the points' supplier is owed; null where they are the program's own. */
    @Nullable Dealing withdrawn(BigDecimal now, Currency currency) {
      Supply supply = earned.supply();
      return supply == null
          ? null
          : supply.withdrawn(
              earned.pointsLeft(refunded),
              earned.pointsLeft(now),
              allocatedBack(now, currency),
              currency);
    }

    Entry refunded(BigDecimal now) {
      return new Entry(
          accountId, profileId, lotId, earned, rules, refused, now, currency, expired, at);
    }
  }

  /** By order. */
  Uni<Map<String, Entry>> findAll(Work work, String program, Collection<String> orderIds) {
    return work.query(
            """
            SELECT e.*, a.origin_profile_id, coalesce((SELECT max(r.refunded) FROM earning_refund r
              WHERE r.program = e.program AND r.order_id = e.order_id), 0) AS refunded,
              (SELECT coalesce(-sum(lm.available), 0)::bigint
               FROM lot_movement lm JOIN movement m ON m.id = lm.movement_id
               WHERE lm.lot_id = e.lot_id
                 AND (m.kind = 'expired' OR m.kind = 'adjusted' AND lm.available > 0)) AS expired
            FROM earning e JOIN account a ON a.id = e.account_id
            WHERE e.program = $1 AND e.order_id = ANY($2)""",
            program,
            orderIds.toArray(String[]::new))
        .map(
            rows -> {
              Map<String, Entry> found = new HashMap<>();
              rows.forEach(row -> found.put(row.getString("order_id"), earning(row)));
              return found;
            });
  }

  /** Fails if another transaction was first with one of them: then they are looked at again. */
  Uni<Void> addAll(Work work, String program, List<Earnings.Earning> earned) {
    if (earned.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return work.write(
        """
        INSERT INTO earning (program, order_id, account_id, lot_id, points, exact_points, total,
          allocated, rounding, refused, rules, event_id, at, basis, qualifying,
          currency, supplier, supplier_cost)
        SELECT $1::text, * FROM unnest($2::text[], $3::uuid[], $4::uuid[], $5::bigint[],
          $6::numeric[], $7::numeric[], $8::numeric[], $9::text[], $10::text[], $11::jsonb[],
          $12::uuid[], $13::timestamptz[], $14::numeric[], $15::numeric[],
          $16::text[], $17::text[], $18::numeric[])""",
        program,
        Columns.of(earned, e -> e.order().orderId(), String[]::new),
        Columns.of(earned, e -> e.entry().accountId(), UUID[]::new),
        Columns.of(earned, e -> e.entry().lotId(), UUID[]::new),
        Columns.of(earned, e -> e.outcome().points(), Long[]::new),
        Columns.of(earned, e -> Numeric.create(e.entry().earned().exact()), Numeric[]::new),
        Columns.of(earned, e -> Numeric.create(e.entry().earned().total()), Numeric[]::new),
        Columns.of(earned, e -> Numeric.create(e.entry().earned().allocated()), Numeric[]::new),
        Columns.of(earned, e -> e.outcome().rounding().wireName(), String[]::new),
        Columns.of(earned, e -> e.outcome().refused(), String[]::new),
        Columns.of(earned, e -> rules(e.outcome()), JsonObject[]::new),
        Columns.of(earned, e -> e.order().event().eventId(), UUID[]::new),
        Columns.of(earned, e -> Rows.utc(e.entry().at()), OffsetDateTime[]::new),
        Columns.of(earned, e -> Numeric.create(e.order().purchase().basis()), Numeric[]::new),
        Columns.of(earned, e -> Numeric.create(e.qualifying()), Numeric[]::new),
        Columns.of(earned, e -> e.entry().currency(), String[]::new),
        Columns.of(earned, e -> supplier(e.entry().earned()), String[]::new),
        Columns.of(earned, e -> supplierCost(e.entry().earned()), Numeric[]::new));
  }

  Uni<Void> addRefunds(Work work, String program, List<Earnings.Refund> refunds, Instant at) {
    if (refunds.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return work.write(
        """
        INSERT INTO earning_refund (program, order_id, refunded, points, at)
        SELECT $1::text, r.order_id, r.refunded, r.points, $5::timestamptz
        FROM unnest($2::text[], $3::numeric[], $4::bigint[]) AS r(order_id, refunded, points)""",
        program,
        Columns.of(refunds, r -> r.order().orderId(), String[]::new),
        Columns.of(refunds, r -> Numeric.create(r.order().purchase().refunded()), Numeric[]::new),
        Columns.of(refunds, Earnings.Refund::points, Long[]::new),
        Rows.utc(at));
  }

  private static JsonObject rules(Outcome outcome) {
    JsonObject rules = new JsonObject();
    outcome.rules().forEach((rule, points) -> rules.put(rule, points.toPlainString()));
    return rules;
  }

  private static Map<String, BigDecimal> rules(JsonObject stored) {
    Map<String, BigDecimal> rules = new LinkedHashMap<>();
    stored.forEach(rule -> rules.put(rule.getKey(), new BigDecimal(rule.getValue().toString())));
    return rules;
  }

  private static @Nullable String supplier(Earned earned) {
    Supply supply = earned.supply();
    return supply == null ? null : supply.partner();
  }

  private static @Nullable Numeric supplierCost(Earned earned) {
    Supply supply = earned.supply();
    return supply == null ? null : Numeric.create(supply.cost());
  }

  private static @Nullable Supply supply(Row row) {
    String supplier = row.getString("supplier");
    return supplier == null ? null : new Supply(supplier, row.getBigDecimal("supplier_cost"));
  }

  private static Entry earning(Row row) {
    return new Entry(
        row.getUUID("account_id"),
        row.getUUID("origin_profile_id"),
        row.getUUID("lot_id"),
        new Earned(
            row.getBigDecimal("exact_points"),
            PointsRounding.of(row.getString("rounding")),
            row.getBigDecimal("total"),
            row.getBigDecimal("allocated"),
            supply(row)),
        rules(row.get(JsonObject.class, "rules")),
        row.getString("refused"),
        row.getBigDecimal("refunded"),
        row.getString("currency"),
        row.getLong("expired"),
        Rows.instant(row, "at"));
  }
}
