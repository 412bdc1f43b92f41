package io.assidu.channel.delivery;

import io.assidu.channel.delivery.DeliveryStore.Settled;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Records what came of attempts and tells the others, in one transaction. Results that come in
 * while one transaction is under way share the next: under load one commit serves many messages,
 * and an idle system waits for nobody.
 */
@ApplicationScoped
class Results {
  private static final Logger LOG = Logger.getLogger(Results.class);
  private static final int MOST = 64;
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final UnitOfWork unitOfWork;
  private final DeliveryStore deliveries;
  private final DeliveryMetrics metrics;
  private final Retry retry;
  private final Clock clock;

  /** For the reason that {@link Sender} has. */
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("results-", 0).factory());

  private final ConcurrentLinkedQueue<Waiting> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger queued = new AtomicInteger();

  Results(
      UnitOfWork unitOfWork,
      DeliveryStore deliveries,
      DeliveryMetrics metrics,
      DeliveryConfig config,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.deliveries = deliveries;
    this.metrics = metrics;
    this.retry =
        new Retry(
            config.firstPause(), config.longestPause(), config.marketingFor(), config.otherFor());
    this.clock = clock;
  }

  private record Waiting(Delivery delivery, HandoverResult result, UniEmitter<? super Void> done) {}

  /** Completes when it is committed. Never fails: while the database is away it is tried again. */
  Uni<Void> record(Delivery delivery, HandoverResult result) {
    return Uni.createFrom()
        .emitter(
            done -> {
              queue.add(new Waiting(delivery, result, done));
              if (queued.getAndIncrement() == 0) {
                threads.execute(this::commitNext);
              }
            });
  }

  /** Settles deliveries that a process left behind when it died. */
  Uni<Integer> settleAbandoned() {
    Instant now = clock.instant();
    return unitOfWork.run(
        work ->
            deliveries
                .abandoned(work, now, MOST)
                .chain(
                    left -> {
                      List<Settled> settled =
                          left.stream()
                              .map(
                                  one ->
                                      settled(
                                          one,
                                          new HandoverResult.Unknown("the sender stopped"),
                                          now))
                              .toList();
                      return settle(work, settled, now).replaceWith(settled.size());
                    }));
  }

  private void commitNext() {
    List<Waiting> batch = new ArrayList<>();
    for (Waiting next = queue.poll(); next != null; next = queue.poll()) {
      batch.add(next);
      if (batch.size() == MOST) {
        break;
      }
    }
    commit(batch)
        .onFailure()
        .invoke(failure -> LOG.warn("Results could not be recorded; trying again.", failure))
        .onFailure()
        .retry()
        .withBackOff(PAUSE, PAUSE.multipliedBy(25))
        .indefinitely()
        .subscribe()
        .with(
            _ -> {
              boolean more = queued.addAndGet(-batch.size()) > 0;
              batch.forEach(one -> one.done().complete(null));
              if (more) {
                threads.execute(this::commitNext);
              }
            });
  }

  private Uni<Void> commit(List<Waiting> batch) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Instant now = clock.instant();
              List<Settled> settled =
                  batch.stream().map(one -> settled(one.delivery(), one.result(), now)).toList();
              return unitOfWork.run(work -> settle(work, settled, now));
            });
  }

  private Settled settled(Delivery delivery, HandoverResult result, Instant now) {
    return new Settled(delivery, Settlement.of(delivery, result, now, retry));
  }

  private Uni<Void> settle(Work work, List<Settled> settled, Instant now) {
    if (settled.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return deliveries
        .settle(work, settled, now)
        .invoke(
            recorded -> {
              for (int i = 0; i < settled.size(); i++) {
                if (recorded.get(i)) {
                  tell(work, settled.get(i), now);
                } else {
                  LOG.warnf(
                      "Contact %s was taken for abandoned during its hand-over.",
                      settled.get(i).delivery().contactId());
                }
              }
            })
        .replaceWithVoid();
  }

  private void tell(Work work, Settled one, Instant now) {
    Settlement settlement = one.settlement();
    work.afterCommit(() -> metrics.settled(one.delivery(), settlement, now));
    if (settlement.outcome() != null) {
      OutcomeEvents.emit(
          work,
          one.delivery(),
          settlement.outcome(),
          settlement.messageId(),
          settlement.detail(),
          now);
    }
  }
}
