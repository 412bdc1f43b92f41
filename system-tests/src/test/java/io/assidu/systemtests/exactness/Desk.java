package io.assidu.systemtests.exactness;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.local.client.Answer;
import io.assidu.local.client.Client;
import io.assidu.systemtests.exactness.Ask.Way;
import io.assidu.systemtests.exactness.Deeds.Fate;
import io.assidu.systemtests.exactness.Deeds.Word;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Client systems that ask over REST, a few at a time, each time a replica at random. They repeat a
 * call with the same key until it is answered; told to come back, they do so once or twice.
 */
final class Desk implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration WORTH_WAITING = Duration.ofSeconds(3);
  private static final int CLIENTS = 6;
  private static final int ATTEMPTS = 3;
  private static final int SERVER_ERROR = 500;
  private static final int CONFLICT = 409;
  private static final int OK = 200;
  private static final int ACCEPTED = 202;

  private final List<Client> clients;
  private final Deeds deeds;
  private final Clockwork clockwork;
  private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
  private final List<Future<?>> calls = new ArrayList<>();
  private final AtomicInteger answered = new AtomicInteger();

  /**
   * @param clients one for each replica
   */
  Desk(List<Client> clients, Deeds deeds, Clockwork clockwork) {
    this.clients = clients;
    this.deeds = deeds;
    this.clockwork = clockwork;
  }

  /** Contacts that were answered. */
  int answered() {
    return answered.get();
  }

  /** Has one call made for them. */
  void ask(Way way, List<Ask> asks) {
    Callable<?> call =
        () -> {
          if (way == Way.BATCH) {
            batch(asks);
          } else {
            for (Ask ask : asks) {
              single(way, ask);
            }
          }
          answered.addAndGet(asks.size());
          return null;
        };
    calls.add(threads.submit(call));
  }

  /** Completes when all calls are answered; fails if one was refused. */
  void await() throws InterruptedException, ExecutionException {
    for (Future<?> call : calls) {
      call.get();
    }
  }

  private void single(Way way, Ask ask) throws IOException, InterruptedException {
    String path = way == Way.CONTACT ? "/v1/contacts" : "/v1/decisions";
    Map<String, Object> body = body(ask);
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      JsonNode decision = post(path, body, ask.contactId() + "/" + attempt);
      for (int copy = 1; copy < ask.copies(); copy++) {
        post(path, body, ask.contactId() + "/" + attempt);
      }
      Word word = answered(ask, decision);
      Instant until = Instant.parse(decision.path("until").asText("9999-01-01T00:00:00Z"));
      Duration wait = Duration.between(clockwork.now(), until);
      if (!word.verdict().equals("DEFERRED")
          || way.delivers()
          || wait.compareTo(WORTH_WAITING) > 0) {
        return;
      }
      Thread.sleep(wait.isNegative() ? Duration.ZERO : wait);
    }
  }

  private void batch(List<Ask> asks) throws IOException, InterruptedException {
    List<Map<String, Object>> contacts = asks.stream().map(this::body).toList();
    JsonNode answer =
        post(
            "/v1/decisions/batch",
            Map.of("contacts", contacts),
            asks.getFirst().contactId() + "/batch");
    for (int i = 0; i < asks.size(); i++) {
      answered(asks.get(i), answer.path("decisions").path(i));
    }
  }

  /** Who sends by their own means says what became of it. */
  private Word answered(Ask ask, JsonNode decision) throws IOException, InterruptedException {
    Word word = Listener.word(decision);
    deeds.answered(word);
    if (word.verdict().equals("APPROVED") && !ask.way().delivers()) {
      Fate fate = Listener.fate(word.contactId());
      deeds.tells(word.contactId(), fate);
      for (String outcome : fate.outcomes()) {
        post(
            "/v1/decisions/" + word.decisionId() + "/outcome",
            Map.of("outcome", outcome),
            word.decisionId() + "/" + outcome);
      }
      deeds.heard(word.contactId());
    }
    return word;
  }

  private Map<String, Object> body(Ask ask) {
    Instant now = clockwork.now();
    Map<String, Object> body = new HashMap<>();
    body.put("contactId", ask.contactId());
    body.put("profileId", ask.person().id());
    body.put("purpose", ask.purpose());
    body.put("channels", ask.channels());
    body.put("template", "news");
    body.put("priority", ask.priority());
    if (ask.topic() != null) {
      body.put("topic", ask.topic());
    }
    if (ask.sendIn() != null) {
      body.put("sendAt", now.plus(ask.sendIn()).toString());
    }
    return body;
  }

  /** Repeats it until there is an answer that is one. */
  private JsonNode post(String path, Object body, String key)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (System.nanoTime() < end) {
      Answer answer = once(path, body, key);
      if (answer != null && answer.status() < SERVER_ERROR && answer.status() != CONFLICT) {
        return answer.expect(OK, ACCEPTED).json();
      }
      Thread.sleep(PAUSE);
    }
    throw new IOException("no answer to %s within %s".formatted(path, LONGEST));
  }

  private @Nullable Answer once(String path, Object body, String key) throws InterruptedException {
    Client client = clients.get(ThreadLocalRandom.current().nextInt(clients.size()));
    try {
      return client.post(path, body, "Idempotency-Key", key);
    } catch (IOException _) {
      return null; // the replica is dead, or stands still
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
