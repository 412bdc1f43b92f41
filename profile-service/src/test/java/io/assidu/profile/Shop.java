package io.assidu.profile;

import static io.restassured.RestAssured.given;

import io.assidu.contracts.profile.IdentifierType;
import io.assidu.platform.identity.Ids;
import io.assidu.profile.webhook.Webhooks;
import io.assidu.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A client system, as it talks to profile-service. */
public final class Shop {

  public static final String WRITE_KEY = "write-key-of-the-shop";
  public static final String STORE_SECRET = "secret-of-the-main-store";

  private Shop() {}

  /** Names nobody else in the tests uses. */
  public static String someone(String prefix) {
    return prefix + "-" + Ids.next();
  }

  public static ValidatableResponse send(String call, String json) {
    return given()
        .auth()
        .preemptive()
        .basic(WRITE_KEY, "")
        .contentType(ContentType.JSON)
        .body(json)
        .post("/v1/" + call)
        .then();
  }

  /** Sends what must be accepted. */
  public static void tell(String call, String json) {
    send(call, json).statusCode(200);
  }

  public static ValidatableResponse webhook(String topic, String body) {
    return given()
        .contentType(ContentType.JSON)
        .header("X-WC-Webhook-Topic", topic)
        .header("X-WC-Webhook-Signature", Webhooks.signature(body, STORE_SECRET))
        .body(body)
        .post("/v1/webhooks/woocommerce/main")
        .then();
  }

  public static RequestSpecification as(String... scopes) {
    return given()
        .auth()
        .oauth2(Tokens.client("crm").scopes(scopes).bearer())
        .contentType(ContentType.JSON);
  }

  public static RequestSpecification crm() {
    return as("profile:read", "profile:write", "segment:write", "trace:read");
  }

  /** Waits until the identifier points to a profile of which this is true. */
  public static JsonPath profile(IdentifierType type, String value, Predicate<JsonPath> is) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> lookup(type, value), found -> found != null && is.test(found));
  }

  public static JsonPath profile(IdentifierType type, String value) {
    return profile(type, value, any -> true);
  }

  private static @Nullable JsonPath lookup(IdentifierType type, String value) {
    var response =
        crm().body(Map.of("type", WireNames.of(type), "value", value)).post("/v1/profiles/lookup");
    return response.statusCode() == 200 ? response.jsonPath() : null;
  }
}
