package io.assidu.loyalty;

import static org.awaitility.Awaitility.await;

import io.assidu.platform.identity.Ids;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A program of its own with the rewards of a test; no test order is paid in its currency. */
final class Perks {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String program;

  private Perks(String program) {
    this.program = program;
  }

  /** Publishes a program with these rewards, as JSON objects. */
  static Perks with(String... rewards) {
    return with(UnaryOperator.identity(), rewards);
  }

  /** The same, with the program's document changed. */
  static Perks with(UnaryOperator<String> change, String... rewards) {
    String id = "p-" + Ids.next().toString().substring(24);
    save(id, change.apply(document(id, rewards))).then().statusCode(200);
    Loyalty.as("crm", "program:write")
        .post("/v1/programs/" + id + "/publish")
        .then()
        .statusCode(200);
    return new Perks(id);
  }

  static Response save(String id, String document) {
    return Loyalty.as("crm", "program:write").body(document).put("/v1/programs/" + id);
  }

  /** The shipped program under another name, in Swiss francs, with other rewards. */
  static String document(String id, String... rewards) {
    String club = club().replace("\"id\": \"club\"", "\"id\": \"" + id + "\"");
    return club.substring(0, club.indexOf("\"rewards\"")).replace("\"EUR\"", "\"CHF\"")
        + "\"rewards\": ["
        + String.join(",", rewards)
        + "]}";
  }

  private static String club() {
    try (InputStream file =
        Objects.requireNonNull(Perks.class.getResourceAsStream("/programs/club.json"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String program() {
    return program;
  }

  /** A customer with points in this program. */
  UUID member(long points) {
    return members(1, points).getFirst();
  }

  /** Several, each with points in this program. */
  List<UUID> members(int number, long points) {
    List<UUID> members = Stream.generate(Shop::customer).limit(number).toList();
    members.forEach(profileId -> welcome(profileId, points));
    return members;
  }

  private void welcome(UUID profileId, long points) {
    String body =
        "{\"profileId\": \"%s\", \"program\": \"%s\", \"points\": %d, \"reason\": \"welcome\"}"
            .formatted(profileId, program, points);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                Loyalty.as("agent", "loyalty:adjust")
                        .header("Idempotency-Key", "welcome-" + profileId)
                        .body(body)
                        .post("/v1/adjustments")
                        .statusCode()
                    == 201);
  }

  Response redeem(UUID profileId, String rewardId, Map<String, Object> more) {
    return redeem("shop", profileId, rewardId, more, "redeem-" + Ids.next());
  }

  Response redeem(UUID profileId, String rewardId) {
    return redeem(profileId, rewardId, Map.of());
  }

  Response redeem(
      String client, UUID profileId, String rewardId, Map<String, Object> more, String key) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("profileId", profileId);
    body.put("program", program);
    body.put("rewardId", rewardId);
    body.put("session", Map.of("deviceId", "home", "acr", "silver"));
    return Loyalty.as(client, "loyalty:burn")
        .header("Idempotency-Key", key)
        .body(body)
        .post("/v1/redemptions");
  }

  Response stock(String rewardId, String what, Object body) {
    return stock(rewardId, what, body, "stock-" + Ids.next());
  }

  Response stock(String rewardId, String what, Object body, String key) {
    return Loyalty.as("crm", "program:write")
        .header("Idempotency-Key", key)
        .body(body)
        .post("/v1/rewards/" + program + "/" + rewardId + "/" + what);
  }

  JsonPath stock(String rewardId) {
    return Loyalty.as("shop", "loyalty:read")
        .get("/v1/rewards/" + program + "/" + rewardId + "/stock")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  JsonPath balance(UUID profileId) {
    return Loyalty.as("shop", "loyalty:read")
        .get("/v1/members/" + profileId + "?program=" + program)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
