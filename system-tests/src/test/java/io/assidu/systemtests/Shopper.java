package io.assidu.systemtests;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.local.Service;
import io.assidu.local.client.Answer;
import io.assidu.local.client.Suite;
import io.assidu.local.story.Customer;
import io.assidu.local.story.WebShop;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A customer whose client systems never give up: each request is repeated, with the same ids, until
 * it is answered.
 */
final class Shopper {
  static final long EARNED = 1_300;
  static final long BURNED = 500;
  private static final Duration LONGEST = Duration.ofSeconds(90);
  private static final int CREATED = 201;
  private static final int UNAUTHORIZED = 401;

  private final Suite suite;
  private final Customer customer;
  private final byte[] order;

  Shopper(Suite suite, long orderNumber) throws IOException {
    this.suite = suite;
    this.customer = Customer.fresh(Runs.next(), Instant.now());
    this.order = WebShop.order(orderNumber, customer, Instant.now());
  }

  Customer customer() {
    return customer;
  }

  String signUpId() {
    return "sign-up-" + customer.run();
  }

  String orderId() {
    return "order-" + customer.run();
  }

  /** All she does. */
  void live() throws IOException, InterruptedException {
    Patient.ask(this::signUp).expect(200);
    Patient.ask(this::buy).expect(200);
    awaitPoints();
    String redemption = hold();
    Patient.ask(() -> capture(redemption)).expect(200);
  }

  Answer signUp() throws IOException, InterruptedException {
    Map<String, Object> identify =
        Map.of(
            "type", "identify",
            "messageId", "identify-" + customer.run(),
            "userId", customer.customerId(),
            "traits", Map.of("email", customer.email(), "firstName", customer.firstName()),
            "context",
                Map.of(
                    "locale", "en-GB",
                    "timezone", customer.zone().getId(),
                    "consent",
                        List.of(
                            Map.of(
                                "purpose", "marketing",
                                "channel", "email",
                                "status", "granted",
                                "method", "form"))));
    Map<String, Object> signedUp =
        Map.of(
            "type",
            "track",
            "messageId",
            "signed-up-" + customer.run(),
            "userId",
            customer.customerId(),
            "event",
            "Signed Up");
    return suite
        .events()
        .post(
            "/v1/batch",
            Map.of("batch", List.of(identify, signedUp)),
            "X-Correlation-Id",
            signUpId());
  }

  Answer buy() throws IOException, InterruptedException {
    return WebShop.deliver(suite, order, orderId());
  }

  void awaitPoints() {
    await()
        .atMost(LONGEST)
        .ignoreExceptions()
        .until(() -> member().path("available").asLong() == EARNED);
  }

  /**
   * Sets points aside. While fraud-service is away she is asked to step up, and nothing is held:
   * she tries again, which is a new request.
   *
   * @return the redemption's id
   */
  private String hold() throws IOException, InterruptedException {
    while (true) {
      String key = UUID.randomUUID().toString();
      Answer answer = Patient.ask(() -> hold(key)).expect(CREATED, UNAUTHORIZED);
      if (answer.status() == CREATED) {
        return answer.json().path("id").asText();
      }
    }
  }

  Answer hold(String key) throws IOException, InterruptedException {
    Map<String, Object> session =
        Map.of(
            "ip", customer.desk().ip(),
            "userAgent", customer.desk().userAgent(),
            "acr", "silver");
    Map<String, Object> request =
        Map.of("profileId", profileId(), "points", BURNED, "session", session);
    return suite.asShop(Service.LOYALTY).post("/v1/redemptions", request, "Idempotency-Key", key);
  }

  Answer capture(String redemption) throws IOException, InterruptedException {
    return suite
        .asShop(Service.LOYALTY)
        .post(
            "/v1/redemptions/" + redemption + "/capture",
            Map.of(),
            "Idempotency-Key",
            "capture-" + customer.run());
  }

  String profileId() throws IOException, InterruptedException {
    Map<String, Object> identifier = Map.of("type", "email", "value", customer.email());
    return Patient.ask(() -> suite.as(Service.PROFILE).post("/v1/profiles/lookup", identifier))
        .expect(200)
        .json()
        .path("profileId")
        .asText();
  }

  JsonNode member() throws IOException, InterruptedException {
    return get(Service.LOYALTY, "/v1/members/" + profileId());
  }

  JsonNode get(Service service, String path) throws IOException, InterruptedException {
    return suite.as(service).get(path).expect(200).json();
  }
}
