package io.assidu.channel.delivery;

import io.assidu.channel.recipient.Recipient;
import io.assidu.channel.recipient.RecipientStore;
import io.assidu.contracts.contact.Channel;
import io.assidu.platform.work.UnitOfWork;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Hands deliveries over: claims what is due, passes it to its channel, and lets {@link Results}
 * record what came of it.
 *
 * <p>It is woken when a decision has been committed, when a result has been recorded (the next
 * message of that person may go), and once a second in case a wake-up was lost or a retry is due.
 */
@ApplicationScoped
class Sender {
  private static final Logger LOG = Logger.getLogger(Sender.class);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  private final UnitOfWork unitOfWork;
  private final DeliveryStore deliveries;
  private final RecipientStore recipients;
  private final Results results;
  private final Map<Channel, Handover> channels = new EnumMap<>(Channel.class);
  private final DeliveryConfig config;
  private final Clock clock;

  /**
   * Not the thread of whoever wakes us: a unit of work belongs to the Vert.x context it begins on,
   * and looks and hand-overs run beside each other.
   */
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("delivery-", 0).factory());

  private final AtomicInteger wakeUps = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();
  private final CountDownLatch quiet = new CountDownLatch(1);
  private volatile boolean stopping;

  Sender(
      UnitOfWork unitOfWork,
      DeliveryStore deliveries,
      RecipientStore recipients,
      Results results,
      @Any Instance<Handover> channels,
      DeliveryConfig config,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.deliveries = deliveries;
    this.recipients = recipients;
    this.results = results;
    channels.forEach(channel -> this.channels.put(channel.channel(), channel));
    this.config = config;
    this.clock = clock;
  }

  /** Looks for work now, or once more when the look that is under way is over. */
  void wake() {
    if (!stopping && wakeUps.getAndIncrement() == 0) {
      threads.execute(this::look);
    }
  }

  @Scheduled(every = "1s")
  void safetyNet() {
    wake();
  }

  /**
   * Lets what is under way end: whatever a process leaves behind as {@code sending} can only be
   * guessed at by the next.
   */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    quietIfStopped();
    if (!quiet.await(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.warnf("Stopping with %d hand-overs under way.", underWay.get());
    }
  }

  private void quietIfStopped() {
    if (stopping && underWay.get() == 0 && wakeUps.get() == 0) {
      quiet.countDown();
    }
  }

  private void look() {
    int seen = wakeUps.get();
    claimAndHandOver()
        .subscribe()
        .with(
            _ -> lookAgainIfWokenSince(seen),
            failure -> {
              LOG.warn("Could not look for deliveries; the next wake-up tries again.", failure);
              lookAgainIfWokenSince(seen);
            });
  }

  private void lookAgainIfWokenSince(int seen) {
    if (wakeUps.addAndGet(-seen) > 0) {
      look();
    } else {
      quietIfStopped();
    }
  }

  private Uni<Void> claimAndHandOver() {
    int room = config.parallel() - underWay.get();
    if (stopping || room <= 0) {
      return Uni.createFrom().voidItem(); // when there is room again, a result wakes us
    }
    Instant now = clock.instant();
    return unitOfWork
        .run(
            work ->
                deliveries
                    .claim(work, now, now.plus(config.abandonedAfter()), room)
                    .chain(
                        claimed ->
                            recipients
                                .find(work, claimed.stream().map(Delivery::profileId).toList())
                                .map(found -> new Claim(claimed, found))))
        .invoke(claim -> claim.deliveries().forEach(one -> begin(one, claim.recipient(one))))
        .replaceWithVoid();
  }

  /** What was claimed, and for whom. */
  private record Claim(List<Delivery> deliveries, Map<UUID, Recipient> recipients) {
    Recipient recipient(Delivery delivery) {
      Recipient known = recipients.get(delivery.profileId());
      return known == null ? Recipient.unknown(delivery.profileId()) : known;
    }
  }

  private void begin(Delivery delivery, Recipient recipient) {
    underWay.incrementAndGet();
    threads.execute(() -> handOver(delivery, recipient));
  }

  private void handOver(Delivery delivery, Recipient recipient) {
    attempt(delivery, recipient)
        .ifNoItem()
        .after(config.timeout())
        .recoverWithItem(() -> new HandoverResult.Unknown("no answer in " + config.timeout()))
        .onFailure()
        .recoverWithItem(failure -> broken(delivery, failure))
        .chain(result -> results.record(delivery, result))
        .subscribe()
        .with(
            _ -> {
              underWay.decrementAndGet();
              wake();
              quietIfStopped();
            });
  }

  private Uni<HandoverResult> attempt(Delivery delivery, Recipient recipient) {
    if (delivery.expiresAt() != null && !clock.instant().isBefore(delivery.expiresAt())) {
      return Uni.createFrom().item(new HandoverResult.Expired("expired before it was handed over"));
    }
    Handover channel = channels.get(delivery.channel());
    return channel == null
        ? Uni.createFrom().item(new HandoverResult.Failed("this channel is not connected"))
        : Uni.createFrom().deferred(() -> channel.handOver(delivery, recipient));
  }

  private static HandoverResult broken(Delivery delivery, Throwable failure) {
    LOG.errorf(failure, "The hand-over of contact %s broke.", delivery.contactId());
    return new HandoverResult.Unknown("internal error: " + failure.getClass().getSimpleName());
  }
}
