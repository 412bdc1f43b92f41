package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.assidu.contracts.profile.OrderStatus;
import io.assidu.platform.identity.Ids;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A program of its own whose members pass points on to each other; orders are in its currency. */
final class Gifts {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String program;
  private final String currency;

  private Gifts(String program, String currency) {
    this.program = program;
    this.currency = currency;
  }

  /** Publishes a program in a currency that no test pays in: its members get points by hand. */
  static Gifts with(String transfers) {
    return publish("g-" + Ids.next().toString().substring(24), "CHF", transfers);
  }

  /** Publishes a program in a currency that only this test's orders are in. */
  static Gifts publish(String id, String currency, String transfers) {
    return publish(id, currency, document(id, currency, transfers), "24");
  }

  /** The same, whose points expire after a month. */
  static Gifts publishMonthly(String id, String currency, String transfers) {
    return publish(id, currency, document(id, currency, transfers), "1");
  }

  private static Gifts publish(String id, String currency, String document, String months) {
    save(id, document.replace("\"months\": 24", "\"months\": " + months)).then().statusCode(200);
    Loyalty.as("crm", "program:write")
        .post("/v1/programs/" + id + "/publish")
        .then()
        .statusCode(200);
    return new Gifts(id, currency);
  }

  static Response save(String id, String document) {
    return Perks.save(id, document);
  }

  static String document(String id, String currency, String transfers) {
    String shipped = Perks.document(id).replace("\"CHF\"", "\"" + currency + "\"");
    return shipped.substring(0, shipped.lastIndexOf('}')) + ", \"transfers\": " + transfers + "}";
  }

  String program() {
    return program;
  }

  /** Someone who bought for so much on a day. */
  UUID buyer(int total, LocalDate day) {
    return Finance.buyer(program, currency, total, day);
  }

  /** What {@link #buyer} bought is given back, in part or whole. */
  void refund(UUID buyer, int total, int refunded) {
    Shop.tell(
        buyer,
        Shop.order(
            program + "-" + buyer,
            OrderStatus.REFUNDED,
            currency,
            Integer.toString(total),
            Integer.toString(refunded)),
        "refund");
  }

  /** Someone who was given points; with 0, who is known and has none. */
  UUID member(long points) {
    UUID profileId = Shop.customer();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                Loyalty.as("shop", "loyalty:read")
                        .get("/v1/members/" + profileId + "?program=" + program)
                        .statusCode()
                    == 200);
    if (points > 0) {
      give(profileId, points);
    }
    return profileId;
  }

  void give(UUID profileId, long points) {
    Loyalty.as("agent", "loyalty:adjust")
        .header("Idempotency-Key", Ids.next().toString())
        .body(
            "{\"profileId\": \"%s\", \"program\": \"%s\", \"points\": %d, \"reason\": \"welcome\"}"
                .formatted(profileId, program, points))
        .post("/v1/adjustments")
        .then()
        .statusCode(201);
  }

  Response pass(UUID from, UUID to, long points) {
    return pass(from, to, points, "pass-" + Ids.next());
  }

  Response pass(UUID from, UUID to, long points, String key) {
    return pass(from, to, points, key, "home", "silver");
  }

  /** From a device that says what fraud-service will answer. */
  Response pass(UUID from, UUID to, long points, String key, String device, String acr) {
    Map<String, Object> body = new HashMap<>();
    body.put("profileId", from);
    body.put("toProfileId", to);
    body.put("program", program);
    body.put("points", points);
    body.put("session", Map.of("ip", "198.51.100.7", "deviceId", device, "acr", acr));
    return post(body, key);
  }

  static Response post(Map<String, Object> body, String key) {
    return Loyalty.as("app", "loyalty:transfer")
        .header("Idempotency-Key", key)
        .body(body)
        .post("/v1/transfers");
  }

  JsonPath balance(UUID profileId) {
    return Tiered.member(profileId, program);
  }

  long available(UUID profileId) {
    return balance(profileId).getLong("available");
  }

  /** The movements of a member, the newest first. */
  List<String> movements(UUID profileId) {
    return Loyalty.as("shop", "loyalty:read")
        .get("/v1/members/" + profileId + "/movements?program=" + program)
        .jsonPath()
        .getList("items.movement");
  }

  JsonPath verification() {
    return Loyalty.as("finance", "journal:read")
        .get("/v1/ledger/verification?program=" + program)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** The journal made again, once nothing waits to be booked. */
  JsonPath reperformance() {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                Loyalty.as("auditor", "journal:read")
                    .get("/v1/journal/re-performance?program=" + program)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath(),
            found -> found.getLong("waiting") == 0);
  }

  /** Points and money are as they should be, by every look at them. */
  void assertInOrder() {
    JsonPath ledger = verification();
    assertThat(ledger.getList("findings")).isEmpty();
    assertThat(ledger.getLong("balances.transferred")).isZero();
    assertThat(reperformance().getList("findings")).isEmpty();
  }
}
