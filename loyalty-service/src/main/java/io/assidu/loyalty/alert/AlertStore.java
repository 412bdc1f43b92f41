package io.assidu.loyalty.alert;

import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What members were told already. Whoever asks holds the member's lock. */
@ApplicationScoped
class AlertStore {

  /**
   * Where a member's figure stands to a threshold.
   *
   * @param above whether it has reached it
   */
  record Side(UUID accountId, String program, String threshold, boolean above) {}

  /**
   * Something that is said once.
   *
   * @param key which of its kind
   */
  record Alert(UUID accountId, String program, String kind, String key) {}

  /** Writes down those that are on another side than they were, and answers which. */
  Uni<Set<Side>> cross(Work work, List<Side> sides, Instant now) {
    if (sides.isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    return work.query(
            """
            INSERT INTO threshold_crossing (account_id, program, threshold, above, correlation_id, at)
            SELECT w.account_id, w.program, w.threshold, w.above, $5::text, $6::timestamptz
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::boolean[])
              AS w(account_id, program, threshold, above)
            WHERE w.above IS DISTINCT FROM coalesce((
              SELECT c.above
              FROM account own JOIN account mine ON mine.profile_id = own.profile_id
              JOIN threshold_crossing c ON c.account_id = mine.id
                AND c.program = w.program AND c.threshold = w.threshold
              WHERE own.id = w.account_id
              ORDER BY c.number DESC LIMIT 1), false)
            RETURNING account_id, program, threshold, above""",
            sides.stream().map(Side::accountId).toArray(UUID[]::new),
            sides.stream().map(Side::program).toArray(String[]::new),
            sides.stream().map(Side::threshold).toArray(String[]::new),
            sides.stream().map(Side::above).toArray(Boolean[]::new),
            work.correlationId(),
            Rows.utc(now))
        .map(
            rows ->
                new HashSet<>(
                    Rows.list(
                        rows,
                        row ->
                            new Side(
                                row.getUUID("account_id"),
                                row.getString("program"),
                                row.getString("threshold"),
                                row.getBoolean("above")))));
  }

  /** Writes down those that nobody was told of on any of their accounts, and answers which. */
  Uni<Set<Alert>> add(Work work, List<Alert> alerts, Instant now) {
    if (alerts.isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    return work.query(
            """
            INSERT INTO alert (account_id, program, kind, key, correlation_id, at)
            SELECT w.account_id, w.program, w.kind, w.key, $5::text, $6::timestamptz
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[])
              AS w(account_id, program, kind, key)
            WHERE NOT EXISTS (
              SELECT FROM account own JOIN account mine ON mine.profile_id = own.profile_id
              JOIN alert a ON a.account_id = mine.id
                AND a.program = w.program AND a.kind = w.kind AND a.key = w.key
              WHERE own.id = w.account_id)
            ON CONFLICT DO NOTHING
            RETURNING account_id, program, kind, key""",
            alerts.stream().map(Alert::accountId).toArray(UUID[]::new),
            alerts.stream().map(Alert::program).toArray(String[]::new),
            alerts.stream().map(Alert::kind).toArray(String[]::new),
            alerts.stream().map(Alert::key).toArray(String[]::new),
            work.correlationId(),
            Rows.utc(now))
        .map(
            rows ->
                new HashSet<>(
                    Rows.list(
                        rows,
                        row ->
                            new Alert(
                                row.getUUID("account_id"),
                                row.getString("program"),
                                row.getString("kind"),
                                row.getString("key")))));
  }

  /** Has the points of everybody in a program looked at again, now. */
  Uni<Void> lookAtAll(Work work, String program, Instant now) {
    return work.query(
            """
            INSERT INTO timer (kind, id, due_at, correlation_id)
            SELECT DISTINCT $1::text, a.profile_id, $3::timestamptz, $4::text
            FROM lot l JOIN account a ON a.id = l.account_id
            WHERE l.program = $2 AND l.expires_at > $3 AND a.profile_id IS NOT NULL
            ORDER BY a.profile_id
            ON CONFLICT (kind, id) DO UPDATE
              SET due_at = excluded.due_at, correlation_id = excluded.correlation_id
              WHERE excluded.due_at < timer.due_at""",
            PointsAlerts.LOOK,
            program,
            Rows.utc(now),
            work.correlationId())
        .replaceWithVoid();
  }
}
