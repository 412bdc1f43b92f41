package io.assidu.fraud;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Speaks as Keycloak's event listener does: signs as Standard Webhooks says, with the tests'
 * secret.
 */
final class Keycloak {

  private static final byte[] SECRET =
      Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

  private Keycloak() {}

  static void reports(String type, Customer customer, Place place, Instant at) {
    send("msg_" + UUID.randomUUID(), body(type, customer, place, at), at).statusCode(202);
  }

  static String body(String type, Customer customer, Place place, Instant at) {
    JsonObject data =
        new JsonObject()
            .put("customerId", customer.customerId())
            .put("ip", place.ip())
            .put("userAgent", place.userAgent())
            .put("sessionId", place.session());
    if (type.equals("emailChanged")) {
      data.put("previousEmail", customer.email()).put("email", "thief@evil.example");
    }
    return new JsonObject()
        .put("type", type)
        .put("timestamp", at.toString())
        .put("data", data)
        .encode();
  }

  static ValidatableResponse send(String id, String body, Instant at) {
    String timestamp = Long.toString(at.getEpochSecond());
    return given()
        .contentType("application/json")
        .header("webhook-id", id)
        .header("webhook-timestamp", timestamp)
        .header("webhook-signature", "v1," + hmac(id + '.' + timestamp + '.' + body))
        .body(body)
        .post("/v1/signals/keycloak")
        .then();
  }

  private static String hmac(String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
