package io.assidu.bench;

import io.assidu.local.Port;
import io.assidu.local.Service;
import io.assidu.local.StackPorts;
import io.assidu.local.server.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** How many transactions each service's database has seen, committed and rolled back. */
record Transactions(long committed, long rolledBack) {

  /** So far, by service; PostgreSQL counts what a connection did at most some seconds later. */
  static SequencedMap<Service, Transactions> soFar(StackPorts ports) throws SQLException {
    Map<String, Transactions> byDatabase = new LinkedHashMap<>();
    String url = "jdbc:postgresql://localhost:%d/postgres".formatted(ports.of(Port.POSTGRES));
    try (Connection connection =
            DriverManager.getConnection(url, PostgresServer.USER, PostgresServer.PASSWORD);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select datname, xact_commit, xact_rollback from pg_stat_database"
                    + " where datname is not null")) {
      while (rows.next()) {
        byDatabase.put(rows.getString(1), new Transactions(rows.getLong(2), rows.getLong(3)));
      }
    }
    SequencedMap<Service, Transactions> byService = new LinkedHashMap<>();
    for (Service service : Service.values()) {
      byService.put(service, byDatabase.getOrDefault(service.database(), new Transactions(0, 0)));
    }
    return byService;
  }

  Transactions minus(Transactions before) {
    return new Transactions(committed - before.committed, rolledBack - before.rolledBack);
  }
}
