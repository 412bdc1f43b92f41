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

  /** Rows that a pass looks at, at most. */
  private static final int PASS = 500;

  /** Bytes of messages, beyond which it takes no further row. */
  private static final long PASS_SIZE = 4L << 20;

  /** How many rows, and pieces of long ones, may have left before their space is given back. */
  private static final int LEFT_BEHIND = 5_000;

  /** Bytes: PostgreSQL keeps a long value in pieces of about this size. */
  private static final int PIECE = 2_000;

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
       where seq = any (array(
         select seq
         from (select seq, sum(size) over (order by seq) - size as before
               from (select seq, size from outbox order by seq limit $1 for update) oldest) measured
         where before < $2))
      returning seq, topic, key, headers, payload, size, created_at""";

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

  /** Since it was last tidied. */
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

  private void next(Pass pass) {
    if (stopped) {
      return;
    }
    tidyAfter(pass);
    if (pass.full()) {
      pass();
    } else if (!state.compareAndSet(1, 0)) {
      passInTime();
    }
  }

  private void tidyAfter(Pass pass) {
    if (left.addAndGet(pass.pieces()) >= LEFT_BEHIND) {
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

  /** What was taken together: the rows, oldest first, and the messages in them. */
  private record Pass(List<Row> rows, List<OutgoingMessage> messages, int pieces, boolean full) {

    static Pass of(RowSet<Row> taken) {
      List<Row> rows = new ArrayList<>(taken.rowCount());
      taken.forEach(rows::add);
      rows.sort(Comparator.comparingLong(row -> row.getLong("seq")));
      List<OutgoingMessage> messages = new ArrayList<>();
      int pieces = 0;
      long size = 0;
      for (Row row : rows) {
        byte[] payload = row.getBuffer("payload").getBytes();
        messages.addAll(
            row.getString("topic") == null ? Parcel.messages(payload) : of(row, payload));
        pieces += 1 + payload.length / PIECE;
        size += row.getInteger("size");
      }
      return new Pass(rows, messages, pieces, rows.size() == PASS || size >= PASS_SIZE);
    }

    /** A row of the release before: one message. */
    private static List<OutgoingMessage> of(Row row, byte[] payload) {
      Map<String, String> headers = EventJson.read(row.getString("headers"), HEADERS);
      return List.of(
          new OutgoingMessage(row.getString("topic"), row.getString("key"), headers, payload));
    }
  }

  private Uni<Pass> publish(SqlConnection connection) {
    // Both are sent at once; they are answered in their order.
    Uni<RowSet<Row>> unhurried = connection.query(UNHURRIED).execute();
    Uni<RowSet<Row>> take = connection.preparedQuery(TAKE).execute(Tuple.of(PASS, PASS_SIZE));
    return Uni.combine()
        .all()
        .unis(unhurried, take)
        .with((done, rows) -> Pass.of(rows))
        .call(
            pass ->
                pass.messages().isEmpty()
                    ? Uni.createFrom().voidItem()
                    : producer.send(pass.messages()).invoke(() -> record(pass)));
  }

  private void record(Pass sent) {
    passes.record(sent.messages().size());
    OffsetDateTime now = OffsetDateTime.now(java.time.ZoneOffset.UTC);
    for (Row row : sent.rows()) {
      Duration waited = Duration.between(row.getOffsetDateTime("created_at"), now);
      delay.record(waited.isNegative() ? Duration.ZERO : waited);
    }
  }
}
