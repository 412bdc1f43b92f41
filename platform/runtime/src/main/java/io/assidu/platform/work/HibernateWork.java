package io.assidu.platform.work;

import io.assidu.contracts.Topic;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.messaging.CloudEvents;
import io.assidu.platform.messaging.EventJson;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.telemetry.Correlation;
import io.assidu.platform.telemetry.TraceParent;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.pool.impl.SqlClientConnection;
import org.jspecify.annotations.Nullable;

/** A unit of work on a Hibernate Reactive session, with plain SQL on the same connection. */
final class HibernateWork implements Work, Causation {

  /** Bytes; below the 1 MiB that brokers and producers take by default, with room for headers. */
  private static final int LARGEST_PAYLOAD = 1_000_000;

  private static final String INSERT_OUTBOX =
      """
      insert into outbox (payload, size)
      select * from unnest($1::bytea[], $2::int[])""";

  /**
   * A plan for any values knows nothing of how many rows a young table will have: it must not be to
   * read all of them.
   */
  private static final String PLAN_ONCE =
      """
      select set_config('plan_cache_mode', 'force_generic_plan', true),
             set_config('enable_seqscan', 'off', true)""";

  private final Mutiny.Session session;
  private final SqlClientConnection connection;
  private final String source;
  private final Clock clock;
  private final List<OutgoingMessage> outgoing = new ArrayList<>();
  private final List<Runnable> afterCommit = new ArrayList<>();
  private final PendingWrites writes = new PendingWrites();
  private final Map<UUID, Cause> causes = new HashMap<>();
  private boolean plannedOnce;
  private @Nullable UUID causation;
  private @Nullable Context trace;

  HibernateWork(Mutiny.Session session, String source, Clock clock) {
    this.session = session;
    this.source = source;
    this.clock = clock;
    this.connection = SessionConnection.of(session);
  }

  @Override
  public Uni<RowSet<Row>> query(String sql, @Nullable Object... args) {
    return Uni.createFrom().completionStage(() -> connection.preparedQuery(sql, Tuple.from(args)));
  }

  @Override
  public Uni<RowSet<Row>> batch(String sql, List<Tuple> rows) {
    return rows.isEmpty()
        ? Uni.createFrom().failure(new IllegalArgumentException("A batch needs a row"))
        : Uni.createFrom().completionStage(() -> connection.preparedQueryBatch(sql, rows));
  }

  @Override
  public Uni<Void> write(String sql, @Nullable Object... args) {
    return writes.send(() -> connection.preparedQuery(sql, Tuple.from(args)));
  }

  @Override
  public Uni<Void> writeOne(String sql, @Nullable Object... args) {
    return writes.send(
        () ->
            connection
                .preparedQuery(sql, Tuple.from(args))
                .thenApply(
                    rows -> {
                      if (rows.rowCount() != 1) {
                        throw new IllegalStateException(
                            "%d rows instead of one: %s".formatted(rows.rowCount(), sql));
                      }
                      return rows;
                    }));
  }

  @Override
  public Uni<Void> writeAll(String sql, List<Tuple> rows) {
    return rows.isEmpty()
        ? Uni.createFrom().voidItem()
        : writes.send(() -> connection.preparedQueryBatch(sql, rows));
  }

  @Override
  public void planOnce() {
    if (!plannedOnce) {
      plannedOnce = true;
      writes.sendNow(() -> connection.preparedQuery(PLAN_ONCE, Tuple.tuple()));
    }
  }

  @Override
  public Mutiny.Session session() {
    return session;
  }

  @Override
  public <T> void emit(Topic<T> topic, String key, T payload, UUID eventId) {
    emit(topic, key, payload.getClass(), EventJson.write(payload), eventId);
  }

  @Override
  public <T> void emitWritten(Topic<T> topic, String key, Class<? extends T> type, byte[] json) {
    emit(topic, key, type, json, Ids.next());
  }

  private void emit(Topic<?> topic, String key, Class<?> type, byte[] json, UUID eventId) {
    Map<String, String> headers =
        CloudEvents.headers(
            eventId, Topic.typeOf(type), source, key, clock.instant(), correlationId(), causation);
    TraceParent.inject(headers, trace == null ? Context.current() : trace);
    if (json.length > LARGEST_PAYLOAD) {
      // Kafka would refuse it, and what it refuses would stand at the head of the outbox for ever.
      throw PlatformError.PAYLOAD_TOO_LARGE.problem(
          "A message of "
              + json.length
              + " bytes would follow; "
              + LARGEST_PAYLOAD
              + " are allowed.");
    }
    outgoing.add(new OutgoingMessage(topic.name(), key, headers, json));
  }

  @Override
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  @Override
  public String correlationId() {
    return Correlation.current();
  }

  @Override
  public void correlate(String correlationId) {
    Correlation.set(correlationId);
  }

  @Override
  public void resume(Story story) {
    trace = story.trace();
    Correlation.set(story.correlationId());
  }

  @Override
  public void causedBy(Collection<Cause> events) {
    events.forEach(event -> causes.put(event.eventId(), event));
    if (events.size() == 1) {
      because(events.iterator().next());
    }
  }

  @Override
  public void because(UUID eventId) {
    Cause known = causes.get(eventId);
    if (known == null) {
      throw new IllegalArgumentException("This work is not about the event " + eventId);
    }
    because(known);
  }

  private void because(Cause event) {
    causation = event.eventId();
    resume(new Story(event.correlationId(), event.trace()));
  }

  /** Writes what was emitted, as the last statement, and waits for all that is on its way. */
  Uni<Void> finish() {
    return writeOutbox().chain(writes::answered);
  }

  /** The failure, or the one that it only followed from. */
  <T> Uni<T> blame(Throwable failure) {
    return writes.blame(failure);
  }

  private Uni<Void> writeOutbox() {
    if (outgoing.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<Parcel> parcels = Parcel.of(outgoing);
    return write(
        INSERT_OUTBOX,
        parcels.stream().map(Parcel::bytes).map(Buffer::buffer).toArray(Buffer[]::new),
        parcels.stream().map(Parcel::size).toArray(Integer[]::new));
  }

  boolean hasOutgoing() {
    return !outgoing.isEmpty();
  }

  List<Runnable> afterCommit() {
    return afterCommit;
  }
}
