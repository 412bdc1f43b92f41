package io.assidu.fraud.history;

import io.assidu.fraud.scoring.Feature;
import io.assidu.fraud.scoring.Frequencies;
import io.assidu.fraud.scoring.Population;
import io.assidu.fraud.sql.Sql;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Counts what trusted logins look like over all people. */
@ApplicationScoped
class PopulationStore {

  private static final String SIZE =
      """
      SELECT count(*) AS logins, count(DISTINCT profile_id) AS users FROM signal
      WHERE kind = 'LOGIN_SUCCEEDED' AND standing = 'TRUSTED' AND occurred_at > $1
      """;

  /** Values shown but once tell no more than values never seen, and there are many of them. */
  private static final String COUNTS =
      """
      SELECT feature, value, count(*) AS seen
      FROM signal CROSS JOIN LATERAL (VALUES
        ('NETWORK', network), ('COUNTRY', country), ('USER_AGENT', user_agent),
        ('BROWSER', browser), ('OS', os), ('DEVICE_TYPE', device_type)) AS shown (feature, value)
      WHERE kind = 'LOGIN_SUCCEEDED' AND standing = 'TRUSTED' AND occurred_at > $1
        AND value IS NOT NULL
      GROUP BY feature, value HAVING count(*) > 1
      ORDER BY seen DESC LIMIT 20000
      """;

  Uni<Population> count(Work work, Instant since) {
    return work.query(SIZE, Sql.utc(since))
        .chain(
            size ->
                work.query(COUNTS, Sql.utc(since))
                    .map(counts -> population(size.iterator().next(), counts)));
  }

  private static Population population(Row size, RowSet<Row> rows) {
    Map<Feature, Map<String, Long>> counts = new EnumMap<>(Feature.class);
    for (Row row : rows) {
      counts
          .computeIfAbsent(Feature.valueOf(row.getString("feature")), f -> new HashMap<>())
          .put(row.getString("value"), row.getLong("seen"));
    }
    return new Population(size.getLong("users"), new Frequencies(size.getLong("logins"), counts));
  }
}
