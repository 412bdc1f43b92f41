package io.assidu.systemtests.exactness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.assidu.local.client.Answer;
import io.assidu.local.client.Client;
import io.assidu.local.server.Directories;
import io.assidu.systemtests.exactness.Chaos.Mishap;
import io.assidu.systemtests.exactness.DecisionLog.Contact;
import io.assidu.systemtests.exactness.Oracle.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * However often replicas are killed, stand still or have the wrong time, and Redis forgets: no cap
 * is breached, no request is lost, and each is decided once.
 *
 * <p>{@code -Dexactness.requests=200000} for the long run, {@code -Dexactness.seed} for one that
 * was before: the same people, requests and accidents, though not to the millisecond.
 */
class PolicyExactnessIT {
  private static final int REQUESTS = Integer.getInteger("exactness.requests", 4_000);
  private static final long SEED = Long.getLong("exactness.seed", System.currentTimeMillis());
  private static final int REQUESTS_A_PERSON = 40;
  private static final int REQUESTS_AN_ACT = 8_000;
  private static final int FEWEST_ACTS = 6;
  private static final int ACTS_A_MOMENT = 2;
  private static final int MOST_MOMENTS = 13;
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int SHOWN = 20;

  @Test
  void everyRequestIsDecidedOnceAndNoCapIsBreached() throws Exception {
    System.out.printf("Exactness: -Dexactness.requests=%d -Dexactness.seed=%d%n", REQUESTS, SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    int acts = Math.max(FEWEST_ACTS, REQUESTS / REQUESTS_AN_ACT);
    Clockwork clockwork =
        new Clockwork(random.split(), Math.min(MOST_MOMENTS, acts / ACTS_A_MOMENT));
    CapBook book = CapBook.read();
    Deeds deeds = new Deeds(InstantSource.system());
    Path state = Path.of("target", "exactness", Long.toString(SEED)).toAbsolutePath();
    Directories.delete(state);
    try (Arena arena = new Arena(state)) {
      for (Replica replica : arena.replicas()) {
        replica.setClock(clockwork.next(random));
      }
      arena.startOne();
      publish(book, arena.client(arena.replicas().getFirst()));
      arena.startOthers();
      try (Post post = new Post(arena.kafka());
          Backlog backlog = new Backlog(arena.kafka());
          Listener listener = new Listener(arena.kafka(), deeds, post, backlog, clockwork);
          Desk desk = new Desk(clients(arena), deeds, clockwork);
          Chaos chaos = new Chaos(arena, clockwork, random.split());
          Connection database = arena.database()) {
        Crowd crowd = new Crowd(SEED, Math.max(REQUESTS / REQUESTS_A_PERSON, 40), post, deeds);
        crowd.introduce(random.split());
        await().atMost(LONGEST).until(() -> backlog.size() == 0);
        Traffic traffic =
            new Traffic(crowd, post, desk, listener, deeds, clockwork, random.split());

        play(acts, clockwork, crowd, traffic, chaos, random.split());
        traffic.await(0);
        desk.await();
        chaos.end();
        await()
            .atMost(LONGEST)
            .pollInterval(Duration.ofMillis(500))
            .until(() -> underWay(database, clockwork, backlog, deeds), Map::isEmpty);

        DecisionLog log = LogReader.read(database, clockwork.end());
        Report report = Oracle.examine(new Evidence(book, crowd.byId(), deeds, log));
        tell(deeds, log, report, chaos);
        assertThat(report.findings()).as("of seed %d", SEED).isEmpty();
        assertThat(backlog.deadLetters()).as("records given up").isZero();
        assertNotVacuous(log, report);
      }
    } finally {
      for (String data : List.of("postgres", "redis", "kafka")) {
        Directories.delete(state.resolve(data));
      }
    }
  }

  /** Each act is a stretch of requests and an accident in the middle of it. */
  private static void play(
      int acts,
      Clockwork clockwork,
      Crowd crowd,
      Traffic traffic,
      Chaos chaos,
      SplittableRandom random)
      throws InterruptedException, ExecutionException {
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      for (int act = 0; act < acts; act++) {
        int moment = act * clockwork.moments() / acts;
        boolean later = act > 0 && moment > (act - 1) * clockwork.moments() / acts;
        if (later) {
          clockwork.moveTo(moment);
        }
        if (act == acts / 3) {
          crowd.merge();
        }
        if (act == acts / 2) {
          crowd.reconsider(random);
        }
        if (act >= 2 * acts / 3 && crowd.isMerged()) {
          crowd.unmerge();
        }
        Future<?> accident =
            thread.submit(
                (Callable<?>)
                    () -> {
                      if (later) {
                        chaos.strike(Mishap.CRASH);
                      } else {
                        chaos.strike();
                      }
                      return true;
                    });
        traffic.ask((act + 1) * REQUESTS / acts - act * REQUESTS / acts);
        accident.get();
      }
    }
  }

  private static void publish(CapBook book, Client client)
      throws IOException, InterruptedException {
    Answer draft = client.get("/v1/contact-policies/default").expect(200);
    client
        .put(
            "/v1/contact-policies/default",
            book.document(),
            "If-Match",
            draft.header("ETag").orElseThrow())
        .expect(200);
    client
        .post("/v1/contact-policies/default/publish", Map.of(), "Idempotency-Key", "exactness")
        .expect(200);
  }

  private static List<Client> clients(Arena arena) throws GeneralSecurityException {
    List<Client> clients = new ArrayList<>();
    for (Replica replica : arena.replicas()) {
      clients.add(arena.client(replica));
    }
    return clients;
  }

  /** What is still under way, by kind; nothing in the end. */
  private static Map<String, Long> underWay(
      Connection database, Clockwork clockwork, Backlog backlog, Deeds deeds)
      throws SQLException, InterruptedException, ExecutionException {
    Map<String, Long> rest = new TreeMap<>();
    rest.put("records", backlog.size());
    rest.put("outgoing", LogReader.number(database, "select count(*) from outbox"));
    rest.put(
        "due",
        LogReader.number(
            database,
            "select count(*) from contact where due_at <= timestamptz '%s'"
                .formatted(clockwork.end())));
    rest.put(
        "untold",
        LogReader.number(
                database,
                "select count(*) from decision join contact using (contact_id) where deliver")
            - deeds.published().size());
    rest.values().removeIf(number -> number == 0);
    return rest;
  }

  private static void tell(Deeds deeds, DecisionLog log, Report report, Chaos chaos) {
    System.out.printf(
        """
        requests %d, decisions %d, contacts in the end %s
        replicas killed %d times, accidents %s
        counts done again %d, of which %d had one right answer
        findings %d%n""",
        deeds.asks().size(),
        log.decisions().size(),
        verdicts(log),
        chaos.kills(),
        chaos.counts(),
        report.counts(),
        report.exactCounts(),
        report.findings().size());
    report.findings().stream().limit(SHOWN).forEach(System.out::println);
  }

  private static Map<String, Long> verdicts(DecisionLog log) {
    return log.contacts().stream()
        .collect(Collectors.groupingBy(Contact::verdict, TreeMap::new, Collectors.counting()));
  }

  /** Of a service that approves all, or nothing, nothing would be proved. */
  private static void assertNotVacuous(DecisionLog log, Report report) {
    Map<String, Long> rules =
        log.decisions().stream()
            .collect(
                Collectors.groupingBy(
                    decision -> decision.verdict() + " " + decision.rule().replaceAll(":.*", ""),
                    Collectors.counting()));
    long tenth = log.contacts().size() / 10;
    assertThat(rules.getOrDefault("APPROVED channel", 0L)).as("%s", rules).isGreaterThan(tenth);
    assertThat(rules.getOrDefault("SUPPRESSED cap", 0L)).as("%s", rules).isGreaterThan(tenth);
    assertThat(rules).containsKeys("DEFERRED quiet-hours", "DEFERRED send-at", "DEFERRED caps");
    assertThat(report.exactCounts()).isGreaterThan(report.counts() / 2);
  }
}
