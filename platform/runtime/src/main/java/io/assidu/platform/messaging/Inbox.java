package io.assidu.platform.messaging;

import io.assidu.contracts.Topic;
import io.assidu.platform.problem.Infrastructure;
import io.assidu.platform.telemetry.Correlation;
import io.assidu.platform.telemetry.Fault;
import io.assidu.platform.work.Causation;
import io.assidu.platform.work.Cause;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Takes events in so that each has its effect once.
 *
 * <p>A batch from Kafka is one unit of work: its events are noted in the inbox, those that were
 * there already are passed over, the others are handled in order, and all is committed before the
 * offsets are. A batch that comes too early is tried again for half a second. If it fails, its
 * records are taken one by one: a record that is bad goes to the dead letters with the reason,
 * while one that fails because a server is away is tried for as long as it takes.
 */
@ApplicationScoped
public class Inbox {

  private static final Logger LOG = Logger.getLogger(Inbox.class);
  private static final int ATTEMPTS = 4;
  private static final Duration NOT_YET_PAUSE = Duration.ofMillis(10);

  /** How often a batch is tried before its records are taken one by one. */
  private static final int NOT_YET_TOGETHER = 50;

  private static final Duration NOT_YET_LIMIT = Duration.ofSeconds(30);
  private static final Duration FIRST_BACKOFF = Duration.ofMillis(50);
  private static final Duration LAST_BACKOFF = Duration.ofSeconds(5);

  private static final String NOTE =
      """
      insert into inbox (consumer, event_id) select $1, unnest($2::uuid[])
      on conflict do nothing returning event_id""";

  private final UnitOfWork unitOfWork;
  private final DeadLetters deadLetters;
  private final MeterRegistry metrics;
  private final Clock clock;

  Inbox(UnitOfWork unitOfWork, DeadLetters deadLetters, MeterRegistry metrics, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Handles a batch; completes when its offsets may be committed, and never fails while the process
   * lives.
   *
   * @param consumer a name for what is done with the events, unique within the service and stable
   *     across releases
   */
  public <T> Uni<Void> receive(
      String consumer,
      ConsumerRecords<String, byte[]> batch,
      Topic<T> topic,
      BiFunction<Work, Event<T>, Uni<Void>> handler) {
    return receive(consumer, batch, topic, everything -> true, handler);
  }

  /**
   * As {@link #receive(String, ConsumerRecords, Topic, BiFunction)}, of those events that concern
   * this consumer: the others are not even noted, and a batch without any costs no transaction.
   */
  public <T> Uni<Void> receive(
      String consumer,
      ConsumerRecords<String, byte[]> batch,
      Topic<T> topic,
      Predicate<T> concerns,
      BiFunction<Work, Event<T>, Uni<Void>> handler) {
    return new Delivery<>(consumer, topic, Memory.NOTED, oneByOne(consumer, topic, handler))
        .all(batch, concerns);
  }

  /** The same where what concerns this consumer has to be looked up first. */
  public <T> Uni<Void> receive(
      String consumer,
      ConsumerRecords<String, byte[]> batch,
      Topic<T> topic,
      Uni<Predicate<T>> concerns,
      BiFunction<Work, Event<T>, Uni<Void>> handler) {
    return lookedUp(consumer, concerns)
        .flatMap(chosen -> receive(consumer, batch, topic, chosen, handler));
  }

  private static <T> Uni<Predicate<T>> lookedUp(String consumer, Uni<Predicate<T>> concerns) {
    return concerns
        .onFailure()
        .invoke(e -> LOG.warnf("%s waits for a server: %s", consumer, e.toString()))
        .onFailure()
        .retry()
        .withBackOff(FIRST_BACKOFF, LAST_BACKOFF)
        .indefinitely();
  }

  /**
   * As {@link #receive(String, ConsumerRecords, Topic, BiFunction)}, but before the first event of
   * a batch is handled, {@code held} is given all that are new: to lock what they are about in one
   * order, whatever order they come in, so that nobody waits in a circle.
   */
  public <T> Uni<Void> receiveHolding(
      String consumer,
      ConsumerRecords<String, byte[]> batch,
      Topic<T> topic,
      BiFunction<Work, List<Event<T>>, Uni<Void>> held,
      BiFunction<Work, Event<T>, Uni<Void>> handler) {
    Handler<T> each = oneByOne(consumer, topic, handler);
    Handler<T> holding =
        (work, fresh) ->
            held.apply(work, fresh.stream().map(Received::event).toList())
                .chain(() -> each.handle(work, fresh));
    return new Delivery<>(consumer, topic, Memory.NOTED, holding).all(batch, everything -> true);
  }

  /**
   * Handles a batch in one go: for consumers that can do many things with few statements. The work
   * names the event it is about before it emits ({@link Work#because}).
   *
   * @param handler is given the events in order; what it does must not depend on how they are cut
   *     into batches
   */
  public <T> Uni<Void> receiveTogether(
      String consumer,
      ConsumerRecords<String, byte[]> batch,
      Topic<T> topic,
      BiFunction<Work, List<Event<T>>, Uni<Void>> handler) {
    return new Delivery<>(consumer, topic, Memory.NOTED, together(consumer, topic, handler))
        .all(batch, everything -> true);
  }

  /**
   * As {@link #receiveTogether}, but the events are not noted, which spares each a row: for
   * consumers that see by what they keep anyway that an event comes again, and then change and emit
   * nothing.
   */
  public <T> Uni<Void> receiveRepeatable(
      String consumer,
      ConsumerRecords<String, byte[]> batch,
      Topic<T> topic,
      BiFunction<Work, List<Event<T>>, Uni<Void>> handler) {
    return new Delivery<>(consumer, topic, Memory.ITS_OWN, together(consumer, topic, handler))
        .all(batch, everything -> true);
  }

  /**
   * The same, of those events that concern this consumer, which is looked up first: a batch without
   * any costs nothing more.
   */
  public <T> Uni<Void> receiveRepeatable(
      String consumer,
      ConsumerRecords<String, byte[]> batch,
      Topic<T> topic,
      Uni<Predicate<T>> concerns,
      BiFunction<Work, List<Event<T>>, Uni<Void>> handler) {
    return lookedUp(consumer, concerns)
        .flatMap(
            chosen ->
                new Delivery<>(consumer, topic, Memory.ITS_OWN, together(consumer, topic, handler))
                    .all(batch, chosen));
  }

  /** How it is known that an event was handled before. */
  private enum Memory {
    /** It stands in the inbox. */
    NOTED,
    /** The handler sees it. */
    ITS_OWN
  }

  /** What is done with the events of a batch that are new. */
  @FunctionalInterface
  private interface Handler<T> {
    Uni<Void> handle(Work work, List<Received<T>> fresh);
  }

  private static <T> Handler<T> oneByOne(
      String consumer, Topic<T> topic, BiFunction<Work, Event<T>, Uni<Void>> handler) {
    return (work, fresh) ->
        each(
            fresh,
            one ->
                ConsumerSpans.around(
                    consumer,
                    topic,
                    one.record(),
                    span -> {
                      ((Causation) work).causedBy(List.of(one.cause(span)));
                      return handler.apply(work, one.event());
                    }));
  }

  private static <T> Handler<T> together(
      String consumer, Topic<T> topic, BiFunction<Work, List<Event<T>>, Uni<Void>> handler) {
    return (work, fresh) ->
        ConsumerSpans.aroundAll(
            consumer,
            topic,
            fresh.stream().map(Received::record).toList(),
            spans -> {
              List<Cause> causes = new ArrayList<>(fresh.size());
              for (int i = 0; i < fresh.size(); i++) {
                causes.add(fresh.get(i).cause(spans.get(i)));
              }
              ((Causation) work).causedBy(causes);
              return handler.apply(work, fresh.stream().map(Received::event).toList());
            });
  }

  /** A batch on its way through one handler. */
  private final class Delivery<T> {
    private final String consumer;
    private final Topic<T> topic;
    private final Memory memory;
    private final Handler<T> handler;

    Delivery(String consumer, Topic<T> topic, Memory memory, Handler<T> handler) {
      this.consumer = consumer;
      this.topic = topic;
      this.memory = memory;
      this.handler = handler;
    }

    Uni<Void> all(ConsumerRecords<String, byte[]> batch, Predicate<T> concerns) {
      List<Received<T>> readable = new ArrayList<>(batch.count());
      List<Uni<Void>> unreadable = new ArrayList<>();
      for (ConsumerRecord<String, byte[]> record : batch) {
        try {
          Event<T> event = CloudEvents.read(record, topic);
          if (event != null && concerns.test(event.data())) {
            readable.add(new Received<>(record, event));
          }
        } catch (BadRecord e) {
          unreadable.add(bury(record, e));
        }
      }
      return each(unreadable, bury -> bury).chain(() -> together(readable));
    }

    private Uni<Void> together(List<Received<T>> received) {
      if (received.isEmpty()) {
        return Uni.createFrom().voidItem();
      }
      if (received.size() == 1) {
        return alone(received.getFirst(), 1, clock.instant());
      }
      return together(received, 1);
    }

    /** What one of them waits for is on its way: as a rule they can still be taken as one. */
    private Uni<Void> together(List<Received<T>> received, int attempt) {
      return handle(received)
          .onFailure()
          .recoverWithUni(
              failure ->
                  failure instanceof NotYet && attempt < NOT_YET_TOGETHER
                      ? after(NOT_YET_PAUSE, () -> together(received, attempt + 1))
                      : apart(received, failure));
    }

    private Uni<Void> apart(List<Received<T>> received, Throwable failure) {
      LOG.debugf("Batch of %s falls apart: %s", topic.name(), failure.toString());
      return each(received, one -> alone(one, 1, clock.instant()));
    }

    private Uni<Void> alone(Received<T> one, int attempt, Instant since) {
      return handle(List.of(one))
          .onFailure()
          .recoverWithUni(
              failure -> {
                if (failure instanceof NotYet
                    && clock.instant().isBefore(since.plus(NOT_YET_LIMIT))) {
                  return after(NOT_YET_PAUSE, () -> alone(one, attempt, since));
                }
                if (Infrastructure.isUnavailable(failure)) {
                  LOG.warnf("%s waits for a server: %s", consumer, failure.toString());
                  return after(backoff(attempt), () -> alone(one, attempt + 1, since));
                }
                if (attempt < ATTEMPTS && !(failure instanceof NotYet)) {
                  return after(backoff(attempt), () -> alone(one, attempt + 1, since));
                }
                return bury(one.record(), failure);
              });
    }

    private Uni<Void> handle(List<Received<T>> received) {
      return unitOfWork
          .run(
              work ->
                  switch (memory) {
                    case NOTED -> handleNoted(work, received);
                    case ITS_OWN -> handler.handle(work, received);
                  })
          .invoke(
              () ->
                  metrics
                      .counter("assidu.inbox.events", "consumer", consumer)
                      .increment(received.size()));
    }

    private Uni<Void> handleNoted(Work work, List<Received<T>> received) {
      UUID[] ids = received.stream().map(r -> r.event().id()).toArray(UUID[]::new);
      return work.query(NOTE, consumer, ids)
          .flatMap(
              rows -> {
                Set<UUID> fresh = new HashSet<>();
                rows.forEach(row -> fresh.add(row.getUUID(0)));
                return handleFresh(work, received, fresh);
              });
    }

    private Uni<Void> handleFresh(Work work, List<Received<T>> received, Set<UUID> fresh) {
      List<Received<T>> firstOfTheirKind =
          received.stream().filter(one -> fresh.remove(one.event().id())).toList();
      return firstOfTheirKind.isEmpty()
          ? Uni.createFrom().voidItem()
          : handler.handle(work, firstOfTheirKind);
    }

    private Uni<Void> bury(ConsumerRecord<String, byte[]> record, Throwable reason) {
      Correlation.set(CloudEvents.headers(record).getOrDefault("ce_correlationid", "none"));
      LOG.errorf(
          reason instanceof BadRecord || reason instanceof NotYet ? null : Fault.of(reason),
          "%s cannot process %s-%d@%d; it goes to the dead letters: %s",
          consumer,
          record.topic(),
          record.partition(),
          record.offset(),
          DeadLetters.reason(reason));
      metrics.counter("assidu.inbox.dead-letters", "consumer", consumer).increment();
      return deadLetters
          .add(consumer, record, reason)
          .onFailure()
          .retry()
          .withBackOff(FIRST_BACKOFF, LAST_BACKOFF)
          .indefinitely();
    }
  }

  private record Received<T>(ConsumerRecord<String, byte[]> record, Event<T> event) {

    Cause cause(Context span) {
      return new Cause(event.id(), event.correlationId(), span);
    }
  }

  /**
   * One after the other. However many there are, and though each is done at once, the stack stays
   * flat.
   */
  static <A> Uni<Void> each(List<A> items, Function<A, Uni<Void>> step) {
    return Multi.createFrom()
        .iterable(items)
        .onItem()
        .transformToUniAndConcatenate(step::apply)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static Uni<Void> after(Duration pause, java.util.function.Supplier<Uni<Void>> next) {
    return Uni.createFrom().voidItem().onItem().delayIt().by(pause).chain(ignored -> next.get());
  }

  private static Duration backoff(int attempt) {
    Duration exponential = FIRST_BACKOFF.multipliedBy(1L << Math.min(attempt - 1, 10));
    return exponential.compareTo(LAST_BACKOFF) < 0 ? exponential : LAST_BACKOFF;
  }
}
