package io.assidu.journey.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.assidu.journey.JourneyConfig;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.PriorityBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * No look of the safety net comes within these tests: what is done in time, the alarm has rung for.
 */
class AlarmTest {

  private final Vertx vertx = Vertx.vertx();
  private final Clock clock = Clock.systemUTC();
  private final PriorityBlockingQueue<Instant> due = new PriorityBlockingQueue<>();
  private final List<Duration> lateness = new CopyOnWriteArrayList<>();
  private int failures;

  private final Alarm alarm = new Alarm(vertx, clock, this::doDue, new HourlyLook());

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void ringsAtEachInstantInItsOrderHoweverTheyWereSet() {
    alarm.start(new StartupEvent());
    Instant start = clock.instant();
    for (int millis : List.of(400, 100, 300, 200)) {
      due.add(start.plusMillis(millis));
      alarm.wakeAt(start.plusMillis(millis));
    }
    await().atMost(Duration.ofSeconds(10)).until(() -> lateness.size() == 4);
    assertThat(lateness).allSatisfy(late -> assertThat(late).isGreaterThanOrEqualTo(Duration.ZERO));
    assertThat(lateness).allSatisfy(late -> assertThat(late).isLessThan(Duration.ofSeconds(2)));
  }

  @Test
  void findsAtStartWhatBecameDueWhileNobodyWasThere() {
    due.add(clock.instant().minusSeconds(3600));
    alarm.start(new StartupEvent());
    await().atMost(Duration.ofSeconds(10)).until(() -> lateness.size() == 1);
  }

  @Test
  void ringsAgainAfterAFailureOnceSomethingIsSet() {
    failures = 1;
    alarm.start(new StartupEvent());
    await().atMost(Duration.ofSeconds(10)).until(() -> failures == 0);
    Instant soon = clock.instant().plusMillis(50);
    due.add(soon);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> {
              alarm.wakeAt(soon);
              return lateness.size() == 1;
            });
  }

  private Uni<Optional<Instant>> doDue() {
    if (failures > 0) {
      failures--;
      return Uni.createFrom().failure(new IllegalStateException("The database is away"));
    }
    Instant first = due.peek();
    Instant now = clock.instant();
    if (first != null && !first.isAfter(now)) {
      lateness.add(Duration.between(due.remove(), now));
    }
    return Uni.createFrom().item(Optional.ofNullable(due.peek()));
  }

  private record HourlyLook() implements JourneyConfig, JourneyConfig.Timers {

    @Override
    public ZoneId companyZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public boolean shippedJourneys() {
      return false;
    }

    @Override
    public Timers timers() {
      return this;
    }

    @Override
    public int batch() {
      return 1;
    }

    @Override
    public Duration safetyNet() {
      return Duration.ofHours(1);
    }

    @Override
    public Duration retryAfter() {
      return Duration.ofSeconds(5);
    }
  }
}
