package io.assidu.identity;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Sends messages one after the other on a thread of its own, so that a login never waits for
 * fraud-service. While the receiver is away, messages wait in order; what no longer fits is
 * dropped, counted and logged, since a login must not fail for want of a signal.
 */
final class WebhookQueue implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(WebhookQueue.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
  private static final Duration FAREWELL = Duration.ofSeconds(3);

  private final BlockingQueue<Webhook> waiting;
  private final WebhookSender sender;
  private final Duration firstPause;
  private final AtomicLong dropped = new AtomicLong();
  private final Thread thread;
  private volatile boolean closing;

  WebhookQueue(WebhookSender sender, int capacity, Duration firstPause) {
    this.sender = sender;
    this.firstPause = firstPause;
    waiting = new LinkedBlockingQueue<>(capacity);
    thread = Thread.ofPlatform().name("assidu-signals").daemon().start(this::work);
  }

  void add(Webhook webhook) {
    if (!waiting.offer(webhook)) {
      drop(webhook, "the queue is full");
    }
  }

  /** How many messages were given up since the start. */
  long dropped() {
    return dropped.get();
  }

  private void work() {
    try {
      while (!closing || !waiting.isEmpty()) {
        deliver(waiting.take());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(Webhook webhook) throws InterruptedException {
    Duration pause = firstPause;
    WebhookSender.Result result = sender.send(webhook);
    while (result == WebhookSender.Result.LATER) {
      if (pause.equals(firstPause)) {
        LOG.warnf("Signal %s not taken yet; trying again until it is", webhook.id());
      }
      Thread.sleep(pause);
      pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
      result = sender.send(webhook);
    }
    if (result == WebhookSender.Result.REFUSED) {
      drop(webhook, "the receiver refuses it: check ASSIDU_SIGNALS_URL and ASSIDU_SIGNALS_SECRET");
    }
  }

  private void drop(Webhook webhook, String why) {
    LOG.errorf(
        "Signal %s dropped, %s (%d dropped so far)", webhook.id(), why, dropped.incrementAndGet());
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** Gives what waits a few seconds, then stops. */
  @Override
  public void close() {
    closing = true;
    try {
      if (waiting.isEmpty() || !thread.join(FAREWELL)) {
        thread.interrupt();
        thread.join(FAREWELL);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    waiting.forEach(left -> drop(left, "Keycloak is stopping"));
    sender.close();
  }
}
