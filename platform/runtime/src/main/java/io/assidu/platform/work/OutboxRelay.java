package io.assidu.platform.work;

import com.fasterxml.jackson.core.type.TypeReference;
import io.assidu.platform.messaging.EventJson;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Brings the outbox to Kafka: in order, at least once, by one replica at a time.
 *
 * <p>A pass deletes the oldest rows, hands them to the producer, and commits when Kafka has
 * acknowledged all of them. The row locks of the delete keep a second replica behind the first, so
 * that the order of one key is that of its rows; a process that dies before the commit leaves the
 * rows to be sent again under the same event ids.
 */
@ApplicationScoped
class OutboxRelay {

  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
  private static final int PASS = 500;
  private static final Duration AFTER_FAILURE = Duration.ofMillis(500);
  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  /**
   * The commit of a pass need not be on disk: if a crash of the database undoes it, the rows are
   * sent again under the same event ids. That spares every message a wait for the disk.
   */
  private static final String TAKE =
      """
      set local synchronous_commit = off;
      delete from outbox
       where seq = any (array(select seq from outbox order by seq limit %d for update))
      returning seq, topic, key, headers, payload, created_at"""
          .formatted(PASS);

  private final Pool pool;
  private final EventProducer producer;
  private final Timer delay;

  /** 0: asleep; 1: at work; 2: at work and woken again since. */
  private final AtomicInteger state = new AtomicInteger();

  private volatile boolean stopped;

  OutboxRelay(Pool pool, EventProducer producer, MeterRegistry metrics) {
    this.pool = pool;
    this.producer = producer;
    this.delay =
        Timer.builder("assidu.outbox.delay")
            .description("From the insert into the outbox to the acknowledgement by Kafka")
            .publishPercentiles(0.5, 0.99)
            .register(metrics);
  }

  void start(@Observes StartupEvent event) {
    wake();
  }

  void stop(@Observes ShutdownEvent event) {
    stopped = true;
  }

  /**
   * The safety net: whatever a wake-up was lost for (a crash, another replica's death) leaves
   * within a second.
   */
  @Scheduled(every = "1s", delayed = "1s")
  void sweep() {
    wake();
  }

  /** Something may stand in the outbox. Never blocks. */
  void wake() {
    int before = state.getAndUpdate(s -> Math.min(s + 1, 2));
    if (before == 0 && !stopped) {
      pass();
    }
  }

  private void pass() {
    state.set(1);
    pool.withTransaction(this::publish).subscribe().with(this::next, this::pause);
  }

  private void next(int sent) {
    if (stopped) {
      return;
    }
    if (sent == PASS || !state.compareAndSet(1, 0)) {
      pass();
    }
  }

  private void pause(Throwable failure) {
    if (stopped) {
      return;
    }
    LOG.warnf("The outbox cannot be published just now: %s", failure.toString());
    Infrastructure.getDefaultWorkerPool()
        .schedule(this::pass, AFTER_FAILURE.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
  }

  private Uni<Integer> publish(SqlConnection connection) {
    return connection
        .query(TAKE)
        .execute()
        .map(RowSet::next)
        .flatMap(
            rows -> {
              if (rows.rowCount() == 0) {
                return Uni.createFrom().item(0);
              }
              List<Row> taken = inOrder(rows);
              return producer
                  .send(taken.stream().map(OutboxRelay::message).toList())
                  .invoke(() -> recordDelay(taken))
                  .replaceWith(taken.size());
            });
  }

  private static List<Row> inOrder(RowSet<Row> rows) {
    List<Row> ordered = new ArrayList<>(rows.rowCount());
    rows.forEach(ordered::add);
    ordered.sort(Comparator.comparingLong(row -> row.getLong("seq")));
    return ordered;
  }

  private static OutgoingMessage message(Row row) {
    return new OutgoingMessage(
        row.getString("topic"),
        row.getString("key"),
        EventJson.read(row.getString("headers"), HEADERS),
        row.getBuffer("payload").getBytes());
  }

  private void recordDelay(List<Row> sent) {
    OffsetDateTime now = OffsetDateTime.now(java.time.ZoneOffset.UTC);
    for (Row row : sent) {
      Duration waited = Duration.between(row.getOffsetDateTime("created_at"), now);
      delay.record(waited.isNegative() ? Duration.ZERO : waited);
    }
  }
}
