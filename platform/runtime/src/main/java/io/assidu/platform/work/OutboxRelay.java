package io.assidu.platform.work;

import com.fasterxml.jackson.core.type.TypeReference;
import io.assidu.platform.messaging.EventJson;
import io.micrometer.core.instrument.DistributionSummary;
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
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
  private static final int PASS = 2_000;

  /** How many messages may have left before the space they took is given back. */
  private static final int LEFT_BEHIND = 20_000;

  private static final Duration AFTER_FAILURE = Duration.ofMillis(500);
  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  /**
   * The commit of a pass need not be on disk: if a crash of the database undoes it, the rows are
   * sent again under the same event ids. That spares every message a wait for the disk.
   */
  private static final String UNHURRIED = "set local synchronous_commit = off";

  /** Prepared, so that payloads come as they are and not as text. */
  private static final String TAKE =
      """
      delete from outbox
       where seq = any (array(select seq from outbox order by seq limit $1 for update))
      returning seq, topic, key, headers, payload, created_at""";

  /**
   * Every pass begins at the lowest row and has to get past what earlier ones have left in the
   * index: under load that soon costs more than the rows themselves, and autovacuum comes once a
   * minute.
   */
  private static final String TIDY = "vacuum (skip_locked, truncate off) outbox";

  private final Pool pool;
  private final EventProducer producer;
  private final Timer delay;
  private final DistributionSummary passes;
  private final long pace;

  /** 0: asleep; 1: at work; 2: at work and woken again since. */
  private final AtomicInteger state = new AtomicInteger();

  /** When the last pass began, in nanoseconds; only whoever is at work writes it. */
  private volatile long lastPass;

  private final AtomicInteger left = new AtomicInteger();

  private volatile boolean stopped;

  OutboxRelay(Pool pool, EventProducer producer, OutboxConfig config, MeterRegistry metrics) {
    this.pool = pool;
    this.producer = producer;
    this.pace = config.pace().toNanos();
    this.lastPass = System.nanoTime() - pace;
    this.delay =
        Timer.builder("assidu.outbox.delay")
            .description("From the insert into the outbox to the acknowledgement by Kafka")
            .publishPercentiles(0.5, 0.99)
            .register(metrics);
    this.passes =
        DistributionSummary.builder("assidu.outbox.pass")
            .description("Messages that left together")
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
      passInTime();
    }
  }

  /** Now, or when the pace allows it: whatever is woken for meanwhile goes along. */
  private void passInTime() {
    long early = TimeUnit.NANOSECONDS.toMillis(lastPass + pace - System.nanoTime());
    if (early <= 0) {
      pass();
    } else {
      after(early);
    }
  }

  private void pass() {
    if (stopped) {
      return;
    }
    lastPass = System.nanoTime();
    state.set(1);
    pool.withTransaction(this::publish).subscribe().with(this::next, this::pause);
  }

  private void next(int sent) {
    if (stopped) {
      return;
    }
    tidyAfter(sent);
    if (sent == PASS) {
      pass();
    } else if (!state.compareAndSet(1, 0)) {
      passInTime();
    }
  }

  private void tidyAfter(int sent) {
    if (left.addAndGet(sent) >= LEFT_BEHIND) {
      left.set(0);
      pool.query(TIDY)
          .execute()
          .subscribe()
          .with(done -> {}, failure -> LOG.debugf("The outbox is not tidied: %s", failure));
    }
  }

  private void pause(Throwable failure) {
    if (stopped) {
      return;
    }
    LOG.warnf("The outbox cannot be published just now: %s", failure.toString());
    after(AFTER_FAILURE.toMillis());
  }

  private void after(long millis) {
    Infrastructure.getDefaultWorkerPool().schedule(this::pass, millis, TimeUnit.MILLISECONDS);
  }

  private Uni<Integer> publish(SqlConnection connection) {
    // Both are sent at once; they are answered in their order.
    Uni<RowSet<Row>> unhurried = connection.query(UNHURRIED).execute();
    Uni<RowSet<Row>> take = connection.preparedQuery(TAKE).execute(Tuple.of(PASS));
    return Uni.combine()
        .all()
        .unis(unhurried, take)
        .with((done, rows) -> rows)
        .flatMap(
            rows -> {
              if (rows.rowCount() == 0) {
                return Uni.createFrom().item(0);
              }
              List<Row> taken = inOrder(rows);
              return producer
                  .send(taken.stream().map(OutboxRelay::message).toList())
                  .invoke(() -> record(taken))
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

  private void record(List<Row> sent) {
    passes.record(sent.size());
    OffsetDateTime now = OffsetDateTime.now(java.time.ZoneOffset.UTC);
    for (Row row : sent) {
      Duration waited = Duration.between(row.getOffsetDateTime("created_at"), now);
      delay.record(waited.isNegative() ? Duration.ZERO : waited);
    }
  }
}
