package io.assidu.systemtests.loss;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A steady flow of requests about some people, over Kafka and over REST, until it is stopped. */
final class Flow {
  private static final int SHOP_THREADS = 3;
  private static final Duration PACE = Duration.ofMillis(60);
  private static final int TRANSACTIONAL_EVERY = 3;

  private final Events events;
  private final Shop shop;
  private final List<UUID> people;
  private final Queue<UUID> asked = new ConcurrentLinkedQueue<>();
  private final Map<String, JsonNode> answers = new ConcurrentHashMap<>();
  private final Queue<String> contradictions = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Future<?>> running = new ArrayList<>();
  private volatile boolean stopped;

  private Flow(Events events, Shop shop, List<UUID> people) {
    this.events = events;
    this.shop = shop;
    this.people = people;
  }

  static Flow start(Events events, Shop shop, List<UUID> people) {
    Flow flow = new Flow(events, shop, people);
    flow.run(flow::overKafka);
    for (int i = 0; i < SHOP_THREADS; i++) {
      int shopper = i;
      flow.run(random -> flow.overRest(random, shopper));
    }
    return flow;
  }

  /** One request. */
  @FunctionalInterface
  private interface Asking {
    void ask(Random random) throws Exception;
  }

  private void run(Asking asking) {
    Random random = new Random(running.size());
    running.add(
        threads.submit(
            () -> {
              while (!stopped) {
                asking.ask(random);
                Thread.sleep(PACE);
              }
              return null;
            }));
  }

  private void overKafka(Random random) {
    asked.add(events.ask(somebody(random), purpose(random)));
  }

  private void overRest(Random random, int shopper) throws Exception {
    String key = "loss-" + shopper + "-" + UUID.randomUUID();
    UUID person = somebody(random);
    String purpose = purpose(random);
    JsonNode answer = shop.ask(person, purpose, key);
    answers.put(key, answer);
    if (random.nextBoolean() && !shop.ask(person, purpose, key).equals(answer)) {
      contradictions.add(key);
    }
  }

  private UUID somebody(Random random) {
    return people.get(random.nextInt(people.size()));
  }

  private static String purpose(Random random) {
    return random.nextInt(TRANSACTIONAL_EVERY) == 0 ? "transactional" : "marketing";
  }

  /** Returns when everyone who asked has an answer, and Kafka has what was sent. */
  void stop() throws Exception {
    stopped = true;
    for (Future<?> one : running) {
      one.get();
    }
    threads.shutdown();
    events.awaitAcknowledged();
  }

  /** Contacts asked for over Kafka. */
  List<UUID> asked() {
    return List.copyOf(asked);
  }

  /** The decisions that were answered over REST, by the key they were asked under. */
  Map<String, JsonNode> answers() {
    return Map.copyOf(answers);
  }

  /** Keys that were answered differently when they were repeated. */
  List<String> contradictions() {
    return List.copyOf(contradictions);
  }
}
