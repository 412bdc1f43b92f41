package io.assidu.policy.report;

import java.util.Arrays;
import java.util.Optional;

/** By what decisions can be told apart in a report. */
enum Dimension {
  VERDICT("verdict", "lower(d.verdict)"),
  /** The rule that decided. */
  REASON("reason", "coalesce(d.rule, d.reasons::jsonb -> -1 ->> 'rule')"),
  /** Of approved decisions; the others have none. */
  CHANNEL("channel", "d.channel"),
  /** The journey that asked, if one did. */
  JOURNEY("journey", "c.journey"),
  PURPOSE("purpose", "lower(c.purpose)"),
  /** The calendar day in the zone of the report. */
  DAY("day", "to_char(d.decided_at at time zone $3, 'YYYY-MM-DD')");

  private final String wireName;
  private final String sql;

  Dimension(String wireName, String sql) {
    this.wireName = wireName;
    this.sql = sql;
  }

  String wireName() {
    return wireName;
  }

  String sql() {
    return sql;
  }

  static Optional<Dimension> of(String name) {
    return Arrays.stream(values()).filter(value -> value.wireName.equals(name)).findFirst();
  }
}
