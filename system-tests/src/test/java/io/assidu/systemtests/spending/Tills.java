package io.assidu.systemtests.spending;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assidu.local.Service;
import io.assidu.local.Stack;
import io.assidu.local.client.Answer;
import io.assidu.local.client.Client;
import io.assidu.local.client.Suite;
import io.assidu.local.server.Ports;
import io.assidu.systemtests.Replica;
import io.assidu.systemtests.Runs;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Three instances of loyalty-service on one database and one set of topics, a program of their own,
 * and clients that ask one instance after the other until they are answered.
 */
final class Tills implements AutoCloseable {
  static final String REWARD = "concert";
  static final int PRICE = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int SERVER_ERROR = 500;

  private final String program = "spending-" + Runs.next();
  private final Suite suite;
  private final List<Replica> added;
  private final List<Client> instances = new ArrayList<>();

  private Tills(Stack stack, Suite suite) throws IOException {
    List<Integer> ports = Ports.free(2);
    this.suite = suite;
    this.added =
        IntStream.range(0, 2)
            .mapToObj(i -> new Replica(Service.LOYALTY, stack.settings(), i + 2, ports.get(i)))
            .toList();
    instances.add(suite.as(Service.LOYALTY));
    added.forEach(replica -> instances.add(suite.as(replica.uri())));
  }

  static Tills open(Stack stack, Suite suite) throws Exception {
    Tills tills = new Tills(stack, suite);
    try {
      atOnce(
          tills.added.stream()
              .<Callable<Boolean>>map(
                  replica ->
                      () -> {
                        replica.start();
                        return true;
                      })
              .toList());
      tills.publishProgram();
      return tills;
    } catch (Exception e) {
      tills.close();
      throw e;
    }
  }

  String program() {
    return program;
  }

  int instances() {
    return instances.size();
  }

  Client instance(int number) {
    return instances.get(Math.floorMod(number, instances.size()));
  }

  /** The one that can be killed without the stack's own being missed. */
  Replica last() {
    return added.getLast();
  }

  private void publishProgram() throws IOException, InterruptedException {
    ObjectNode document =
        (ObjectNode)
            instance(0).get("/v1/programs/club").expect(200).json().path("program").deepCopy();
    document.put("id", program).put("currency", "NZD");
    ((ObjectNode) document.path("redemption")).put("minimumPoints", 1);
    ArrayNode rewards = document.putArray("rewards");
    ObjectNode reward = rewards.addObject();
    reward
        .put("id", REWARD)
        .put("kind", "product")
        .put("points", PRICE)
        .put("value", 5)
        .put("stock", "counted");
    reward.putObject("name").put("en", "Concert");
    instance(0).put("/v1/programs/" + program, document).expect(200);
    instance(0).post("/v1/programs/" + program + "/publish", Map.of()).expect(200);
    for (Client instance : instances) {
      await().atMost(PATIENCE).until(() -> instance.get("/v1/programs/" + program).status() == OK);
    }
  }

  /** People that profile-service knows, each with so many points. */
  List<String> members(int number, long points) throws IOException, InterruptedException {
    List<String> customers =
        IntStream.range(0, number).mapToObj(i -> "spender-" + Runs.next()).toList();
    List<Map<String, Object>> batch = new ArrayList<>();
    for (String customer : customers) {
      batch.add(
          Map.of(
              "type",
              "identify",
              "messageId",
              customer,
              "userId",
              customer,
              "traits",
              Map.of("firstName", "Ada")));
    }
    suite.events().post("/v1/batch", Map.of("batch", batch)).expect(200);
    List<String> members = new ArrayList<>();
    for (String customer : customers) {
      members.add(member(customer, points));
    }
    return members;
  }

  private String member(String customer, long points) throws IOException {
    Map<String, Object> identifier = Map.of("type", "customerId", "value", customer);
    Client profiles = suite.as(Service.PROFILE);
    String profile =
        await()
            .atMost(PATIENCE)
            .until(
                () -> profiles.post("/v1/profiles/lookup", identifier),
                found -> found.status() == OK)
            .json()
            .path("profileId")
            .asText();
    await().atMost(PATIENCE).until(() -> adjust(0, profile, points, customer).status() == CREATED);
    return profile;
  }

  Answer adjust(int instance, String profile, long points, String key)
      throws IOException, InterruptedException {
    return instance(instance)
        .post(
            "/v1/adjustments",
            Map.of("profileId", profile, "program", program, "points", points, "reason", "proof"),
            "Idempotency-Key",
            key);
  }

  /** Asks for points; what is left out of it is what a redemption need not say. */
  Answer redeem(int instance, String profile, Map<String, Object> more, String key)
      throws IOException, InterruptedException {
    Map<String, Object> body = new HashMap<>(more);
    body.put("profileId", profile);
    body.put("program", program);
    body.put("session", Map.of("acr", "gold"));
    return persist(instance, "/v1/redemptions", body, key);
  }

  Answer capture(int instance, String redemption) throws IOException, InterruptedException {
    return persist(
        instance, "/v1/redemptions/" + redemption + "/capture", Map.of(), "capture-" + redemption);
  }

  /** Who gets no answer asks the next instance, with the same key. */
  private Answer persist(int instance, String path, Object body, String key)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (int asked = instance; System.nanoTime() < end; asked++) {
      try {
        Answer answer = instance(asked).post(path, body, "Idempotency-Key", key);
        if (answer.status() < SERVER_ERROR) {
          return answer;
        }
      } catch (IOException _) {
        // It is dead: the next one is asked.
      }
      Thread.sleep(PAUSE);
    }
    throw new IOException("no answer to " + path + " within " + PATIENCE);
  }

  JsonNode balance(String profile) throws IOException, InterruptedException {
    return read("/v1/members/" + profile);
  }

  JsonNode read(String path) throws IOException, InterruptedException {
    return instance(0).get(path + "?program=" + program).expect(200).json();
  }

  /** All at the same moment; their answers are in the order of the calls. */
  static <T> List<T> atOnce(List<Callable<T>> calls) throws InterruptedException {
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> answers = calls.stream().map(clients::submit).toList();
      List<T> all = new ArrayList<>();
      for (Future<T> answer : answers) {
        all.add(answer.get());
      }
      return all;
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  @Override
  public void close() {
    added.forEach(Replica::close);
  }
}
