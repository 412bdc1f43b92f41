package io.assidu.loyalty.earning;

import io.assidu.loyalty.sql.Columns;
import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.data.Numeric;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What actions gave, and what rules with a cap did. */
@ApplicationScoped
class ActionStore {

  /** What these accounts had of these actions. */
  Uni<Set<Occasions.Taken>> taken(
      Work work, String program, Collection<UUID> accounts, Collection<String> actions) {
    if (actions.isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    return work.query(
            """
            SELECT account_id, action, occasion FROM earning_action
            WHERE program = $1 AND account_id = ANY($2) AND action = ANY($3)""",
            program,
            accounts.toArray(UUID[]::new),
            actions.toArray(String[]::new))
        .map(
            rows ->
                new HashSet<>(
                    Rows.list(
                        rows,
                        row ->
                            new Occasions.Taken(
                                row.getUUID("account_id"),
                                row.getString("action"),
                                row.getString("occasion")))));
  }

  Uni<Void> addAll(Work work, String program, List<Earnings.Granted> granted) {
    if (granted.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return work.write(
        """
        INSERT INTO earning_action (program, account_id, action, occasion, lot_id, points, event_id,
          at)
        SELECT $1::text, * FROM unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[],
          $6::bigint[], $7::uuid[], $8::timestamptz[])""",
        program,
        Columns.of(granted, Earnings.Granted::accountId, UUID[]::new),
        Columns.of(granted, g -> g.claim().action().id(), String[]::new),
        Columns.of(granted, g -> g.claim().occasion(), String[]::new),
        Columns.of(granted, Earnings.Granted::lotId, UUID[]::new),
        Columns.of(granted, Earnings.Granted::points, Long[]::new),
        Columns.of(granted, g -> g.claim().told().event().eventId(), UUID[]::new),
        Columns.of(granted, g -> Rows.utc(g.claim().at()), OffsetDateTime[]::new));
  }

  /** What these rules gave these accounts. */
  Uni<List<Allowances.Use>> used(
      Work work, String program, Collection<UUID> accounts, Collection<String> rules) {
    if (rules.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return work.query(
            """
            SELECT account_id, rule, at, sum(points) AS points FROM earning_use
            WHERE program = $1 AND account_id = ANY($2) AND rule = ANY($3)
            GROUP BY account_id, rule, at""",
            program,
            accounts.toArray(UUID[]::new),
            rules.toArray(String[]::new))
        .map(
            rows ->
                Rows.list(
                    rows,
                    row ->
                        new Allowances.Use(
                            row.getUUID("account_id"),
                            row.getString("rule"),
                            Rows.instant(row, "at"),
                            row.getBigDecimal("points"))));
  }

  Uni<Void> addUses(Work work, String program, List<Allowances.Use> uses) {
    if (uses.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return work.write(
        """
        INSERT INTO earning_use (program, account_id, rule, at, points)
        SELECT $1::text, * FROM unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::numeric[])""",
        program,
        Columns.of(uses, Allowances.Use::accountId, UUID[]::new),
        Columns.of(uses, Allowances.Use::rule, String[]::new),
        Columns.of(uses, use -> Rows.utc(use.at()), OffsetDateTime[]::new),
        Columns.of(uses, use -> Numeric.create(use.points()), Numeric[]::new));
  }
}
