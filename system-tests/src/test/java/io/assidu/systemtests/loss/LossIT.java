package io.assidu.systemtests.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.contracts.Topic;
import io.assidu.contracts.Topics;
import io.assidu.local.client.Answer;
import io.assidu.local.client.Client;
import io.assidu.local.client.KafkaReader;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Redis, PostgreSQL or Kafka is killed or freezes while contacts are asked for over Kafka and REST:
 * nothing is lost, nothing is over-sent, and the service is itself again without being restarted.
 * {@code -Dloss.outage=PT90S} makes the outages longer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LossIT {
  private static final Duration OUTAGE = Duration.parse(System.getProperty("loss.outage", "PT5S"));
  private static final int PEOPLE = 24;

  /** From the return of the server to both replicas being ready and deciding what comes in. */
  private static final Duration RECOVERY = Duration.ofSeconds(60);

  /** Within this time a probe tells of a server that is away, and of its return. */
  private static final Duration NOTICE = Duration.ofSeconds(15);

  /** Nobody waits longer for an answer, whatever it is; a call's patience is ten seconds. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(14);

  /**
   * A consumer that has just decided waits a minute for Kafka to take its offsets; then it polls.
   */
  private static final Duration LONGEST_COMMIT = Duration.ofSeconds(75);

  private Ground ground;

  @BeforeAll
  void prepare() throws Exception {
    ground = Ground.prepare();
  }

  @AfterAll
  void close() {
    ground.close();
  }

  @ParameterizedTest
  @EnumSource(Loss.class)
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void nothingIsLostAndNothingIsOverSent(Loss loss) throws Exception {
    List<Long> pids = ground.pids();
    List<UUID> people = ground.newcomers(PEOPLE);
    Shop shop = new Shop(ground.replicas());
    Flow flow = Flow.start(ground.events(), shop, people);
    await().atMost(RECOVERY).until(() -> flow.answers().size() > 10);

    loss.strike(ground.stack());
    try {
      assertDegradesAsPromised(loss, people.getFirst());
      await().pollDelay(OUTAGE).atMost(OUTAGE.plusSeconds(1)).until(() -> true);
    } finally {
      loss.mend(ground.stack());
    }

    assertRecovers(people.getLast());
    flow.stop();
    assertThat(ground.pids()).isEqualTo(pids);
    assertWhole(flow, people);
    assertThat(shop.attempts())
        .allSatisfy(attempt -> assertThat(attempt.took()).isLessThan(LONGEST_CALL));
  }

  private void assertDegradesAsPromised(Loss loss, UUID person) {
    if (loss.isOf("redis")) {
      becomes(replica -> Ground.state(replica, "contact pressure").startsWith("Redis does not"));
      await().atMost(NOTICE).until(() -> asked(person, "marketing").contains("counters-unav"));
      await().atMost(NOTICE).until(() -> asked(person, "transactional").contains("\"approved\""));
      becomes(replica -> Ground.probe(replica, "ready").status() == 200);
    } else if (loss.isOf("postgres")) {
      becomes(replica -> Ground.probe(replica, "ready").status() == 503);
      assertUnavailable(new Shop(ground.replicas()), person);
    } else {
      becomes(replica -> Ground.state(replica, "Kafka").startsWith("degraded"));
      becomes(replica -> Ground.probe(replica, "ready").status() == 200);
      await().atMost(NOTICE).until(() -> asked(person, "transactional").contains("\"approved\""));
    }
    becomes(replica -> Ground.probe(replica, "live").status() == 200);
    becomes(replica -> Ground.secondsSinceLastPoll(replica) < LONGEST_COMMIT.toSeconds());
  }

  /** On both replicas, soon. */
  private void becomes(Condition condition) {
    for (Client replica : ground.replicas()) {
      await().atMost(NOTICE).ignoreExceptions().until(() -> condition.holds(replica));
    }
  }

  /** Something about a replica. */
  @FunctionalInterface
  private interface Condition {
    boolean holds(Client replica) throws Exception;
  }

  private String asked(UUID person, String purpose) throws Exception {
    return new Shop(ground.replicas())
        .ask(person, purpose, UUID.randomUUID().toString())
        .toString();
  }

  private static void assertUnavailable(Shop shop, UUID person) {
    await()
        .atMost(NOTICE)
        .untilAsserted(
            () -> {
              Shop.Attempt attempt = shop.tryOnce(person, "marketing", "unavailable-" + person);
              assertThat(attempt.took()).isLessThan(LONGEST_CALL);
              Answer answer = Objects.requireNonNull(attempt.answer());
              assertThat(answer.status()).isEqualTo(503);
              assertThat(answer.header("Retry-After")).isPresent();
              assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
            });
  }

  private void assertRecovers(UUID person) {
    long start = System.nanoTime();
    becomes(replica -> Ground.probe(replica, "ready").status() == 200);
    becomes(replica -> Ground.state(replica, "Kafka").equals("flowing"));
    becomes(replica -> Ground.state(replica, "contact pressure").equals("counting"));
    UUID fresh = ground.events().ask(person, "transactional");
    await()
        .atMost(RECOVERY)
        .ignoreExceptions()
        .until(() -> ground.log().undecided(Set.of(fresh)).isEmpty());
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    System.out.printf("itself again after %.1f s%n", took.toMillis() / 1e3);
    assertThat(took).isLessThan(RECOVERY);
  }

  private void assertWhole(Flow flow, List<UUID> people) throws Exception {
    Set<UUID> contacts = new HashSet<>(flow.asked());
    flow.answers().values().forEach(answer -> contacts.add(uuid(answer, "contactId")));
    DecisionLog log = ground.log();
    await().atMost(RECOVERY).until(() -> log.undecided(contacts).isEmpty());
    await().atMost(RECOVERY).until(() -> log.waiting() == 0);

    Set<UUID> decisions = log.decisions(people);
    assertThat(flow.answers().values()).allMatch(a -> decisions.contains(uuid(a, "decisionId")));
    assertThat(flow.contradictions()).isEmpty();
    assertThat(log.decidedTwice(people)).isEmpty();
    assertThat(log.overSent(people)).isEmpty();
    assertThat(log.sentAllThatIsAllowed(people)).isNotEmpty();
    await().atMost(RECOVERY).untilAsserted(() -> assertPublished(log.decisions(people), people));
    assertThat(ground.suite().kafka().all(dead(Topics.CONTACT_REQUESTS))).isEmpty();
    System.out.printf(
        "%d asked over Kafka, %d over REST, %d decisions%n",
        flow.asked().size(), flow.answers().size(), decisions.size());
  }

  /** Each at least once, and when more than once, under the same event id. */
  private void assertPublished(Set<UUID> decisions, Collection<UUID> people) throws Exception {
    Set<String> keys = people.stream().map(UUID::toString).collect(Collectors.toSet());
    Map<UUID, Set<String>> published = new HashMap<>();
    for (KafkaReader.Event event : ground.suite().kafka().all(Topics.CONTACT_DECISIONS)) {
      if (keys.contains(event.key())) {
        published
            .computeIfAbsent(uuid(event.value(), "decisionId"), _ -> new HashSet<>())
            .add(event.headers().get("ce_id"));
      }
    }
    assertThat(published.keySet()).isEqualTo(decisions);
    assertThat(published.values()).allMatch(ids -> ids.size() == 1);
  }

  private static UUID uuid(JsonNode json, String field) {
    return UUID.fromString(json.path(field).asText());
  }

  private static <T> Topic<T> dead(Topic<T> topic) {
    return new Topic<>(
        topic.deadLetters(), topic.payload(), topic.owner(), topic.key(), 1, topic.retention());
  }
}
