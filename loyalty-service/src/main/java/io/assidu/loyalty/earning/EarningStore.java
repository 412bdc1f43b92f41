package io.assidu.loyalty.earning;

import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What orders earned, and how far they were refunded. */
@ApplicationScoped
class EarningStore {

  /**
   * What an order earned.
   *
   * @param lotId the lot it made; null when it earned nothing
   * @param refunded how much of the order was given back so far
   */
  record Entry(
      UUID accountId, @Nullable UUID lotId, Earned earned, BigDecimal refunded, Instant at) {

    /** The points to take back when the sum refunded has grown to {@code now}. */
    long pointsBack(BigDecimal now) {
      return earned.pointsLeft(refunded) - earned.pointsLeft(now);
    }

    /** The deferral to take back with them. */
    BigDecimal allocatedBack(BigDecimal now, Currency currency) {
      return earned.allocatedLeft(refunded, currency).subtract(earned.allocatedLeft(now, currency));
    }
  }

  Uni<Optional<Entry>> find(Work work, String program, String orderId) {
    return work.query(
            """
            SELECT e.*, coalesce((SELECT max(r.refunded) FROM earning_refund r
              WHERE r.program = e.program AND r.order_id = e.order_id), 0) AS refunded
            FROM earning e WHERE e.program = $1 AND e.order_id = $2""",
            program,
            orderId)
        .map(rows -> Rows.first(rows, EarningStore::earning));
  }

  /** Fails if another transaction was first with this order: then it is looked at again. */
  Uni<Void> add(
      Work work, String program, Earning.OrderEvent event, Entry earning, Outcome outcome) {
    JsonObject rules = new JsonObject();
    outcome.rules().forEach((rule, points) -> rules.put(rule, points.toPlainString()));
    return work.query(
            """
            INSERT INTO earning (program, order_id, account_id, lot_id, points, exact_points, total,
              allocated, refused, rules, event_id, at, basis, qualifying)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)""",
            program,
            event.order().orderId(),
            earning.accountId(),
            earning.lotId(),
            outcome.points(),
            earning.earned().exact(),
            earning.earned().total(),
            earning.earned().allocated(),
            outcome.refused(),
            rules,
            event.event().eventId(),
            Rows.utc(earning.at()),
            event.purchase().basis(),
            outcome.qualifying())
        .replaceWithVoid();
  }

  Uni<Void> addRefund(Work work, String program, Purchase purchase, Entry earning, Instant at) {
    return work.query(
            """
            INSERT INTO earning_refund (program, order_id, refunded, points, at)
            VALUES ($1, $2, $3, $4, $5)""",
            program,
            purchase.orderId(),
            purchase.refunded(),
            earning.pointsBack(purchase.refunded()),
            Rows.utc(at))
        .replaceWithVoid();
  }

  private static Entry earning(Row row) {
    return new Entry(
        row.getUUID("account_id"),
        row.getUUID("lot_id"),
        new Earned(
            row.getBigDecimal("exact_points"),
            row.getBigDecimal("total"),
            row.getBigDecimal("allocated")),
        row.getBigDecimal("refunded"),
        Rows.instant(row, "at"));
  }
}
