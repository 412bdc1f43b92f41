package io.assidu.systemtests.loss;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.local.PartStatus;
import io.assidu.local.Port;
import io.assidu.local.Service;
import io.assidu.local.Stack;
import io.assidu.local.StackPorts;
import io.assidu.local.StackSettings;
import io.assidu.local.client.Answer;
import io.assidu.local.client.Client;
import io.assidu.local.client.Suite;
import io.assidu.local.server.Ports;
import io.assidu.systemtests.Replica;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Two replicas of policy-service on servers of their own, and the policy they decide under. */
final class Ground implements AutoCloseable {
  private static final Duration ARRIVAL = Duration.ofSeconds(30);

  /** No hours are quiet, so that it does not matter when this runs. */
  private static final Map<String, Object> POLICY =
      Map.of(
          "zone",
          "Europe/Paris",
          "channelOrder",
          List.of("email"),
          "consentRequiredFor",
          List.of("marketing"),
          "exemptions",
          List.of(Map.of("id", "transactional", "purposes", List.of("transactional"))),
          "caps",
          List.of(
              Map.of(
                  "id",
                  "three-a-week",
                  "limit",
                  3,
                  "window",
                  Map.of("rolling", "P7D"),
                  "appliesTo",
                  Map.of("purposes", List.of("marketing")))));

  private final Stack stack;
  private final Replica second;
  private final Suite suite;
  private final Events events;

  private Ground(Stack stack, Replica second) {
    this.stack = stack;
    this.second = second;
    this.suite = new Suite(stack.settings().ports());
    this.events = new Events(stack.settings().ports().of(Port.KAFKA));
  }

  static Ground prepare() throws Exception {
    StackSettings settings =
        StackSettings.standard()
            .withState(Path.of("target", "stack", Long.toString(System.nanoTime())))
            .withPorts(StackPorts.free())
            .withServices(EnumSet.of(Service.POLICY));
    Ground ground =
        new Ground(
            new Stack(settings),
            new Replica(Service.POLICY, settings, 2, Ports.free(1).getFirst()));
    try {
      ground.stack.start();
      ground.second.start();
      ground.publishPolicy();
      return ground;
    } catch (Exception e) {
      ground.close();
      throw e;
    }
  }

  private void publishPolicy() throws IOException, InterruptedException {
    Client desk = suite.as(Service.POLICY);
    String path = "/v1/contact-policies/default";
    String revision = desk.get(path).expect(200).header("ETag").orElseThrow();
    desk.put(path, POLICY, "If-Match", revision).expect(200);
    desk.post(path + "/publish", Map.of(), "Idempotency-Key", "loss").expect(200);
  }

  Stack stack() {
    return stack;
  }

  Events events() {
    return events;
  }

  List<Client> replicas() {
    return List.of(suite.as(Service.POLICY), suite.as(second.uri()));
  }

  DecisionLog log() {
    return new DecisionLog(stack.settings().ports().of(Port.POSTGRES));
  }

  Suite suite() {
    return suite;
  }

  /** People who have arrived. */
  List<UUID> newcomers(int count) {
    List<UUID> people = Stream.generate(events::newcomer).limit(count).toList();
    Client desk = suite.as(Service.POLICY);
    for (UUID person : people) {
      await()
          .atMost(ARRIVAL)
          .until(() -> desk.get("/v1/profiles/" + person + "/pressure").status() == 200);
    }
    return people;
  }

  /** The processes of both replicas: the same ones mean that nobody was restarted. */
  List<Long> pids() {
    Stream<Long> first =
        stack.status().stream()
            .filter(part -> part.name().equals(Service.POLICY.module()))
            .map(PartStatus::pid);
    return Stream.concat(first, second.process().map(ProcessHandle::pid).stream()).toList();
  }

  /** What the probe answers, whatever the status. */
  static Answer probe(Client replica, String name) throws IOException, InterruptedException {
    return replica.get("/q/health/" + name);
  }

  /** What a check of the readiness says of its own state. */
  static String state(Client replica, String check) throws IOException, InterruptedException {
    return data(replica, "ready", check).path("state").asText();
  }

  /** Consumers that died, or stand still, no longer poll. */
  static long secondsSinceLastPoll(Client replica) throws IOException, InterruptedException {
    return data(replica, "live", "consumers").path("secondsSinceLastPoll").asLong();
  }

  private static JsonNode data(Client replica, String probe, String check)
      throws IOException, InterruptedException {
    for (JsonNode one : probe(replica, probe).json().path("checks")) {
      if (one.path("name").asText().equals(check)) {
        return one.path("data");
      }
    }
    throw new IOException("There is no check " + check);
  }

  @Override
  public void close() {
    events.close();
    second.close();
    stack.close();
  }
}
