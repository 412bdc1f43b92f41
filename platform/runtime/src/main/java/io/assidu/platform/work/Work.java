package io.assidu.platform.work;

import io.assidu.contracts.Topic;
import io.assidu.platform.identity.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What can be done inside a {@link UnitOfWork}: all of it is committed together, or none. */
public interface Work {

  /**
   * Runs SQL with {@code $1} parameters, on the connection and in the transaction that Panache uses
   * too.
   */
  Uni<RowSet<Row>> query(String sql, @Nullable Object... args);

  /** Runs the same SQL for many rows in one round trip. */
  Uni<RowSet<Row>> batch(String sql, List<Tuple> rows);

  /**
   * Sends SQL whose result nobody asks for, and does not wait: what is sent later on this work sees
   * what it has written, and the commit waits for it. If it fails, so does the unit of work.
   */
  Uni<Void> write(String sql, @Nullable Object... args);

  /** As {@link #write}; the unit of work fails unless exactly one row was written. */
  Uni<Void> writeOne(String sql, @Nullable Object... args);

  /** As {@link #write}, the same SQL for many rows; nothing for none. */
  Uni<Void> writeAll(String sql, List<Tuple> rows);

  /**
   * From here on a statement is planned once a connection, by its indexes, and not for the values
   * of each call: for work that asks the same few rows by their keys, over and over, where planning
   * costs more than finding them. Not for reports.
   */
  void planOnce();

  /** The session of Panache; flush it before SQL that must see what was persisted. */
  Mutiny.Session session();

  /**
   * Says something on a topic once this work is committed.
   *
   * @param key what the topic is keyed by; messages with the same key arrive in the order of the
   *     transactions that hold their state
   */
  default <T> void emit(Topic<T> topic, String key, T payload) {
    emit(topic, key, payload, Ids.next());
  }

  /**
   * As {@link #emit(Topic, String, Object)}, under an id of the caller's choice: the same id is
   * processed once.
   */
  <T> void emit(Topic<T> topic, String key, T payload, UUID eventId);

  /**
   * As {@link #emit(Topic, String, Object)}, of an event that is JSON already.
   *
   * @param json as {@link io.assidu.platform.messaging.EventJson} writes that type
   */
  <T> void emitWritten(Topic<T> topic, String key, Class<? extends T> type, byte[] json);

  /**
   * Runs after the commit; lost if the process dies there, so fit for waking somebody up and
   * nothing else.
   */
  void afterCommit(Runnable action);

  /** Joins all that happened because of one customer event. */
  String correlationId();

  /** Continues under another correlation id: that of the story which this work belongs to. */
  void correlate(String correlationId);

  /**
   * In work for several callers: what is said and emitted from here on is part of this one's story
   * and trace.
   */
  void resume(Story story);

  /**
   * In work about several events ({@link io.assidu.platform.messaging.Inbox#receiveTogether}): what
   * is emitted from here on is because of this one, in its story and trace.
   */
  void because(UUID eventId);
}
