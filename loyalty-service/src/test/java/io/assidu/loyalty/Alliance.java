package io.assidu.loyalty;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.assidu.platform.identity.Ids;
import io.assidu.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A program of a test with partners; no test order is paid in its currency. */
final class Alliance {

  static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Sells points by number for 0.02, and gets 0.01 for each that is spent there: the agent. */
  static final String AIRLINE =
      """
      {"id": "airline", "name": "Air Line", "earning": {"pricePerPoint": 0.02},
       "burning": {"role": "agent", "pricePerPoint": 0.01}}""";

  private final Perks perks;

  private Alliance(Perks perks) {
    this.perks = perks;
  }

  static Alliance of(String partners, String... rewards) {
    return of(partners, UnaryOperator.identity(), rewards);
  }

  /** The same, with the program's document changed. */
  static Alliance of(String partners, UnaryOperator<String> change, String... rewards) {
    return new Alliance(Perks.with(program -> change.apply(with(program, partners)), rewards));
  }

  static String with(String program, String partners) {
    return program.replace("\"rewards\": [", "\"partners\": [" + partners + "], \"rewards\": [");
  }

  String program() {
    return perks.program();
  }

  Perks perks() {
    return perks;
  }

  /** A customer that is known; nothing is there before. */
  UUID customer() {
    UUID profileId = Shop.customer();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                earn("nobody-at-all", profileId, "known-" + profileId, Map.of("points", 1))
                    .jsonPath()
                    .getString("type")
                    .endsWith("unknown-partner"));
    return profileId;
  }

  Response earn(String partner, UUID profileId, String reference, Map<String, Object> more) {
    return earn(partner, profileId, reference, more, Ids.next().toString());
  }

  Response earn(
      String partner, UUID profileId, String reference, Map<String, Object> more, String key) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("program", program());
    body.put("profileId", profileId);
    body.put("reference", reference);
    return Loyalty.as("partner-desk", "loyalty:partner")
        .header("Idempotency-Key", key)
        .body(body)
        .post("/v1/partners/" + partner + "/earnings");
  }

  Response reverse(String earning, String reference, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("program", program());
    body.put("reference", reference);
    body.putIfAbsent("reason", "given back");
    return Loyalty.as("partner-desk", "loyalty:partner")
        .header("Idempotency-Key", Ids.next().toString())
        .body(body)
        .post("/v1/partners/airline/earnings/" + earning + "/reversals");
  }

  /** Points are spent at once. */
  Response spend(UUID profileId, long points, String partner) {
    return redeem(profileId, Map.of("points", points, "partner", partner, "capture", true));
  }

  Response redeem(UUID profileId, Map<String, Object> more) {
    return redeem("shop", Map.of(), profileId, more);
  }

  /** With a token that has further claims. */
  Response redeem(
      String client, Map<String, String> claims, UUID profileId, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("profileId", profileId);
    body.put("program", program());
    body.put("session", Map.of("deviceId", "home", "acr", "silver"));
    return as(client, claims, "loyalty:burn")
        .header("Idempotency-Key", Ids.next().toString())
        .body(body)
        .post("/v1/redemptions");
  }

  static RequestSpecification as(String client, Map<String, String> claims, String... scopes) {
    Tokens token = Tokens.client(client).scopes(scopes);
    claims.forEach(token::claim);
    return given().auth().oauth2(token.bearer()).contentType(ContentType.JSON);
  }

  long available(UUID profileId) {
    return perks.balance(profileId).getLong("available");
  }

  /** The program's entries once nothing waits to be sealed. */
  JsonPath journal() {
    await().atMost(PATIENCE).until(() -> reperformance().getLong("waiting") == 0);
    return Finance.journal(program());
  }

  JsonPath reperformance() {
    return Loyalty.as("auditor", "journal:read")
        .get("/v1/journal/re-performance?program=" + program())
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** The lines of each entry of a kind, as text. */
  List<String> entries(String kind) {
    return journal().<Map<String, Object>>getList("items").stream()
        .filter(entry -> kind.equals(entry.get("kind")))
        .map(Alliance::text)
        .toList();
  }

  private static String text(Map<String, Object> entry) {
    StringBuilder text = new StringBuilder(String.valueOf(entry.get("partner"))).append(':');
    for (Object line : (List<?>) Objects.requireNonNull(entry.get("lines"))) {
      Map<?, ?> side = (Map<?, ?>) line;
      BigDecimal debit = amount(side.get("debit"));
      text.append(debit.signum() > 0 ? " Dr " : " Cr ")
          .append(side.get("account"))
          .append(' ')
          .append(debit.signum() > 0 ? debit : amount(side.get("credit")));
    }
    return text.toString();
  }

  private static BigDecimal amount(@Nullable Object number) {
    BigDecimal amount = new BigDecimal(String.valueOf(number));
    return amount.signum() == 0 ? BigDecimal.ZERO : amount.setScale(2);
  }
}
