package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.loyalty.ledger.StoredChains;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Points from before there was a chain are sealed as they stood. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class LedgerMigrationAppTest {

  private static final String SCHEMA = "before_the_chain";

  @Inject DataSource database;

  @Test
  void olderMovementsAreSealedAndBalance() throws SQLException {
    migrate("7");
    write(
        """
        SET search_path = before_the_chain;
        INSERT INTO account VALUES
          ('00000000-0000-0000-0000-0000000000a1', '00000000-0000-0000-0000-0000000000b1',
           '00000000-0000-0000-0000-0000000000b1', now());
        INSERT INTO lot VALUES
          ('00000000-0000-0000-0000-0000000000c1', '00000000-0000-0000-0000-0000000000a1', 'club',
           'sale', 100, '2026-01-02T03:04:05.678901Z', '2026-01-02T03:04:05.678901Z',
           '2028-01-02T03:04:05.678901Z'),
          ('f0000000-0000-0000-0000-0000000000c2', '00000000-0000-0000-0000-0000000000a1', 'club',
           'grant', 7, '2026-02-02T00:00:00Z', '2026-02-02T00:00:00Z', '2028-02-02T00:00:00Z');
        INSERT INTO movement (id, account_id, program, program_version, kind, points, debt,
          qualifying, qualified_at, reference, entry_id, correlation_id, at) VALUES
          ('00000000-0000-0000-0000-0000000000d1', '00000000-0000-0000-0000-0000000000a1', 'club', 1,
           'earned', 100, 0, 100, '2026-01-02T03:04:05.678901Z', 'Bestellung Größe 42',
           '00000000-0000-0000-0000-0000000000e1', 's1', '2026-01-02T03:04:05.678901Z'),
          ('00000000-0000-0000-0000-0000000000d2', '00000000-0000-0000-0000-0000000000a1', 'club', 1,
           'adjusted', 7, 0, 0, NULL, 'gift', NULL, 's2', '2026-02-02T00:00:00Z'),
          ('00000000-0000-0000-0000-0000000000d3', '00000000-0000-0000-0000-0000000000a1', 'club', 1,
           'held', 104, 0, 0, NULL, 'r', NULL, 's3', '2026-02-03T00:00:00Z'),
          ('00000000-0000-0000-0000-0000000000d4', '00000000-0000-0000-0000-0000000000a1', 'club', 1,
           'burned', 104, 0, 0, NULL, 'r', NULL, 's3', '2026-02-03T00:00:01Z'),
          ('00000000-0000-0000-0000-0000000000d5', '00000000-0000-0000-0000-0000000000a1', 'club', 1,
           'reversed', 50, 50, -50, '2026-01-02T03:04:05.678901Z', 'order', NULL, 's4',
           '2026-02-04T00:00:00Z'),
          ('00000000-0000-0000-0000-0000000000d6', '00000000-0000-0000-0000-0000000000a1', 'club', 1,
           'reversed', 3, -3, 0, NULL, 'debt', NULL, 's4', '2026-02-04T00:00:00Z');
        INSERT INTO lot_movement VALUES
          ('00000000-0000-0000-0000-0000000000c1', '00000000-0000-0000-0000-0000000000d1', 100, 0),
          ('f0000000-0000-0000-0000-0000000000c2', '00000000-0000-0000-0000-0000000000d2', 7, 0),
          ('f0000000-0000-0000-0000-0000000000c2', '00000000-0000-0000-0000-0000000000d3', -4, 4),
          ('00000000-0000-0000-0000-0000000000c1', '00000000-0000-0000-0000-0000000000d3', -100, 100),
          ('f0000000-0000-0000-0000-0000000000c2', '00000000-0000-0000-0000-0000000000d4', 0, -4),
          ('00000000-0000-0000-0000-0000000000c1', '00000000-0000-0000-0000-0000000000d4', 0, -100),
          ('f0000000-0000-0000-0000-0000000000c2', '00000000-0000-0000-0000-0000000000d6', -3, 0);
        INSERT INTO timer VALUES
          ('lot-expiry', '00000000-0000-0000-0000-0000000000c1', '2028-01-02T00:00:00Z', 's1')""");
    migrate("8");

    try (Connection connection = database.getConnection()) {
      connection.setSchema(SCHEMA);
      assertThat(StoredChains.findings(connection, "club")).isEmpty();
    }
  }

  private void migrate(String version) {
    Flyway.configure()
        .dataSource(database)
        .schemas(SCHEMA)
        .locations("db/migration")
        .target(version)
        .load()
        .migrate();
  }

  @AfterEach
  void dropSchema() throws SQLException {
    write("DROP SCHEMA before_the_chain CASCADE");
  }

  private void write(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      statement.execute("RESET search_path");
    }
  }
}
