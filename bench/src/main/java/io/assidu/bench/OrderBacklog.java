package io.assidu.bench;

import io.assidu.local.StackException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** How far loyalty-service has come with orders, as its database says. */
final class OrderBacklog implements AutoCloseable {
  private static final String EARNED = "select count(*) from earning";

  /** Quick to ask for, and never behind what was committed. */
  private static final String POSTED = "select last_value from movement_number_seq";

  private static final String UNBOOKED = "select count(*) from booking where booked_at is null";

  private final Connection connection;
  private final Statement statement;

  OrderBacklog(BenchStack stack) throws SQLException {
    connection = PointsFloor.connect(stack);
    statement = connection.createStatement();
  }

  /** How many orders have earned so far. */
  long earned() throws SQLException {
    return ask(EARNED);
  }

  /**
   * Waits until so many orders have earned.
   *
   * @param all those that earned before included
   * @throws StackException if they have not within {@code patience}
   */
  void awaitEarned(long all, Duration patience)
      throws SQLException, StackException, InterruptedException {
    long begin = System.nanoTime();
    long posted = ask(POSTED) + all - earned();
    while (ask(POSTED) < posted || earned() < all) {
      if (System.nanoTime() - begin > patience.toNanos()) {
        throw StackException.because(
            "Orders are missing: %d of %d.".formatted(all - earned(), all));
      }
      Thread.sleep(Duration.ofMillis(20));
    }
  }

  /** Waits until the journal has an entry for everything that was posted. */
  void awaitBooked() throws SQLException, InterruptedException {
    while (ask(UNBOOKED) > 0) {
      Thread.sleep(Duration.ofMillis(200));
    }
  }

  private long ask(String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
