package io.assidu.loyalty;

import static org.awaitility.Awaitility.await;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/**
 * All that the service keeps, so that a test can tell whether anything was added, changed or taken
 * away.
 */
@ApplicationScoped
class Tables {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration A_WHILE = Duration.ofMillis(500);

  /**
   * Of each table, how many rows it has and the transaction that wrote last. How far the look-out
   * for expired lots has come is no answer to anybody.
   */
  private static final String STATE =
      """
      SELECT table_name, (xpath('/*/*/text()', query_to_xml(
               format('SELECT count(*) || '' rows, written by '' || max(xmin::text::bigint) AS state
                       FROM %I', table_name), false, false, '')))[1]::text AS state
      FROM information_schema.tables
      WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'
        AND table_name <> 'lot_expiry'
      """;

  private final DataSource database;
  private final AtomicReference<Map<String, String>> rested = new AtomicReference<>(Map.of());

  Tables(DataSource database) {
    this.database = database;
  }

  Map<String, String> state() {
    Map<String, String> state = new TreeMap<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(STATE)) {
      while (rows.next()) {
        state.put(rows.getString("table_name"), String.valueOf(rows.getString("state")));
      }
      return state;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same, once what went before has come to rest: entries sealed, messages sent. */
  Map<String, String> atRest() {
    return await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(A_WHILE)
        .until(this::state, now -> now.equals(rested.getAndSet(now)));
  }
}
