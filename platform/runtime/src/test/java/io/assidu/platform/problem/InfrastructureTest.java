package io.assidu.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import org.hibernate.JDBCException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InfrastructureTest {

  @ParameterizedTest
  @ValueSource(strings = {"08006", "40001", "40P01", "53300", "57P01", "0A000"})
  void theDatabaseAsksToTryAgain(String sqlState) {
    assertThat(Infrastructure.isUnavailable(failure(sqlState))).isTrue();
    assertThat(Infrastructure.isUnavailable(new RuntimeException(failure(sqlState)))).isTrue();
    assertThat(Infrastructure.isUnavailable(throughHibernate(sqlState))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "22P02", "42P01"})
  void theSameStatementWouldFailAgain(String sqlState) {
    assertThat(Infrastructure.isUnavailable(failure(sqlState))).isFalse();
    assertThat(Infrastructure.isUnavailable(throughHibernate(sqlState))).isFalse();
  }

  @Test
  void aServerThatCannotBeReachedIsAwayAndABugIsNot() {
    assertThat(Infrastructure.isUnavailable(new ConnectException())).isTrue();
    assertThat(Infrastructure.isUnavailable(new IOException("reset"))).isTrue();
    assertThat(Infrastructure.isUnavailable(new IllegalStateException())).isFalse();
    assertThat(Infrastructure.isUnavailable(null)).isFalse();
  }

  /** As the pool says that it has none, and Mutiny that it has waited. */
  @Test
  void aConnectionThatDoesNotComeInTimeIsNoBadRequest() {
    Throwable noneFree = Future.failedFuture("Timeout").cause();
    Throwable noneCame = Future.failedFuture("Timeout waiting for connection").cause();

    assertThat(Infrastructure.isUnavailable(noneFree)).isTrue();
    assertThat(Infrastructure.isUnavailable(noneCame)).isTrue();
    assertThat(Infrastructure.isUnavailable(new TimeoutException())).isTrue();
  }

  /** Tried again it fails again: it must not stand in the way of all that comes after it. */
  @Test
  void whatElseVertxSaysInWordsIsNoServerAway() {
    Throwable wrong = Future.failedFuture("Parameter at position[0] cannot be coerced").cause();

    assertThat(Infrastructure.isUnavailable(wrong)).isFalse();
  }

  private static RuntimeException throughHibernate(String sqlState) {
    return new JDBCException("error executing", new SQLException("it failed", sqlState, 0));
  }

  private static PgException failure(String sqlState) {
    return new PgException("it failed", "ERROR", sqlState, null);
  }
}
