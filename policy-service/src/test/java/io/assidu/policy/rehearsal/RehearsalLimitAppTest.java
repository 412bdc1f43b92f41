package io.assidu.policy.rehearsal;

import static io.assidu.policy.Clients.as;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.assidu.contracts.contact.Purpose;
import io.assidu.policy.Customer;
import io.assidu.policy.Decided;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A period with more decisions than may be read at once. */
@QuarkusTest
@TestProfile(RehearsalLimitAppTest.TwoDecisions.class)
@WithTestResource(Servers.class)
class RehearsalLimitAppTest {

  /** Two decisions are many. */
  public static class TwoDecisions implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("assidu.policy.rehearsal.most-decisions", "2");
    }
  }

  @Inject TestClock clock;

  @Test
  void isRefusedAndAShorterOneIsNot() {
    Customer customer = Customer.consenting();
    for (int hour = 10; hour < 13; hour++) {
      clock.set(Instant.parse("2026-09-02T%d:00:00Z".formatted(hour)));
      Decided.ask(customer.asks(Purpose.MARKETING));
    }

    rehearse("2026-09-02T13:00:00Z")
        .statusCode(422)
        .body("type", endsWith("/period-too-large"))
        .body("errors[0].field", equalTo("/to"));
    rehearse("2026-09-02T12:00:00Z").statusCode(200).body("contacts", equalTo(2));
  }

  private ValidatableResponse rehearse(String to) {
    clock.set(Instant.parse("2026-11-25T11:00:00Z"));
    String id = "what-if-" + UUID.randomUUID();
    manager()
        .body("{\"channelOrder\": [\"email\"]}")
        .put("/v1/contact-policies/{id}", id)
        .then()
        .statusCode(200);
    return manager()
        .body("{\"from\": \"2026-09-02T00:00:00Z\", \"to\": \"%s\"}".formatted(to))
        .post("/v1/contact-policies/{id}/rehearsal", id)
        .then();
  }

  private static RequestSpecification manager() {
    return as("manager", "policy:read", "policy:write");
  }
}
