package io.assidu.systemtests.loss;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.local.client.Answer;
import io.assidu.local.client.Client;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A client system that asks over REST, any replica in turn, and repeats under the same
 * Idempotency-Key until it has an answer.
 */
final class Shop {
  private static final int SERVER_ERROR = 500;
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final List<Client> replicas;
  private final AtomicInteger turn = new AtomicInteger();
  private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();

  /**
   * One call.
   *
   * @param answer null if there was none
   */
  record Attempt(@Nullable Answer answer, Duration took) {

    boolean isUnavailable() {
      return answer != null && answer.status() == 503;
    }
  }

  Shop(List<Client> replicas) {
    this.replicas = replicas;
  }

  /** The decision, in the end. */
  JsonNode ask(UUID profileId, String purpose, String key)
      throws IOException, InterruptedException {
    while (true) {
      Attempt attempt = tryOnce(profileId, purpose, key);
      attempts.add(attempt);
      if (attempt.answer != null && attempt.answer.status() < SERVER_ERROR) {
        return attempt.answer.expect(202).json();
      }
      Thread.sleep(PAUSE);
    }
  }

  Attempt tryOnce(UUID profileId, String purpose, String key) throws InterruptedException {
    Map<String, Object> ask =
        Map.of(
            "profileId",
            profileId,
            "purpose",
            purpose,
            "channels",
            List.of("email"),
            "template",
            "campaign-news");
    Client replica = replicas.get(Math.floorMod(turn.getAndIncrement(), replicas.size()));
    long start = System.nanoTime();
    @Nullable Answer answer = null;
    try {
      answer = replica.post("/v1/contacts", ask, "Idempotency-Key", key);
    } catch (IOException _) {
      // no answer: it may have been decided or not
    }
    return new Attempt(answer, Duration.ofNanos(System.nanoTime() - start));
  }

  /** Every call so far. */
  List<Attempt> attempts() {
    return List.copyOf(attempts);
  }
}
