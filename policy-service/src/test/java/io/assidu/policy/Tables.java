package io.assidu.policy;

import io.assidu.platform.work.UnitOfWork;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that the service keeps, so that a test can tell whether anything was added, changed or taken
 * away. Redis is not the truth and not looked at.
 */
@ApplicationScoped
public class Tables {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Of each table, how many rows it has and the transaction that wrote last. */
  private static final String STATE =
      """
      select table_name, (xpath('/*/*/text()', query_to_xml(
               format('select count(*) || '' rows, written by '' || max(xmin::text::bigint) as state
                       from %I', table_name), false, false, '')))[1]::text as state
      from information_schema.tables
      where table_schema = current_schema() and table_type = 'BASE TABLE'
      """;

  private final UnitOfWork units;

  Tables(UnitOfWork units) {
    this.units = units;
  }

  public Map<String, String> state() {
    Map<String, String> state = new TreeMap<>();
    units
        .run(work -> work.query(STATE))
        .await()
        .atMost(LIMIT)
        .forEach(
            (Row row) ->
                state.put(row.getString("table_name"), String.valueOf(row.getString("state"))));
    return state;
  }
}
