package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.assidu.platform.identity.Ids;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What makes no sense is refused, with the field and the rule it breaks, and leaves nothing: all
 * tables are as they were. {@link HostileInputAppTest} goes through every operation there is.
 */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class BadInputAppTest {

  private static final String CURRENCY = "BOB";

  private static final AtomicReference<@Nullable UUID> SOMEBODY = new AtomicReference<>();

  @Inject TestClock clock;
  @Inject Tables tables;

  @AfterEach
  void today() {
    clock.reset();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "points": 10.5                                          | /points            | type
          "points": "many"                                        | /points            | type
          "points": 1e400                                         | /points            | type
          "points": 99999999999999999999                          | /points            | value
          "points": 0                                             | /points            | min
          "points": -1                                            | /points            | min
          "points": null                                          | /points            | required
          "points": 100, "reference": "a\\u0000b"                 | /reference         | no-nul
          "points": 100, "rewardId": "0123456789012345678901234567890123456789x" | /rewardId | size
          "points": 100, "capture": "perhaps"                     | /capture           | type
          "points": 100, "session": {"ip": "0123456789012345678901234567890123456789012345678"} | /session/ip | size
          "points": 100, "session": {"colour": "red"}             | /session/colour    | unknown-field
          "points": 100, "colour": "red"                          | /colour            | unknown-field
          """)
  void aRedemptionThatMakesNoSense(String members, String field, String rule) {
    refused("loyalty:burn", "/v1/redemptions", members, field, rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "points": 10.5, "reason": "gift"                        | /points            | type
          "points": 0, "reason": "gift"                           | /points            | not-zero
          "points": 1e400, "reason": "gift"                       | /points            | type
          "points": 9223372036854775807, "reason": "gift"         | /points            | max
          "points": -9223372036854775808, "reason": "gift"        | /points            | min
          "points": 5                                             | /reason            | not-blank
          "points": 5, "reason": " "                              | /reason            | not-blank
          "points": 5, "reason": "gi\\u0000ft"                    | /reason            | no-nul
          "points": 5, "reason": "gift", "by": "me"               | /by                | unknown-field
          """)
  void anAdjustmentThatMakesNoSense(String members, String field, String rule) {
    refused("loyalty:adjust", "/v1/adjustments", members, field, rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "total": -0.01                                          | /total             | decimal-min
          "total": 1e999999999                                    | /total             | digits
          "total": "NaN"                                          | /total             | type
          "total": 10, "refunded": 10.01                          | /refunded          | max
          "total": 10, "tax": -1                                  | /tax               | decimal-min
          "total": 10, "status": "delivered"                      | /status            | type
          "total": 10, "occurredAt": "yesterday"                  | /occurredAt        | type
          "total": 10, "occurredAt": "+1000000000-12-31T23:59:59.999999999Z" | /occurredAt | date-time
          "total": 10, "occurredAt": "-1000000000-01-01T00:00:00Z" | /occurredAt       | date-time
          "total": 10, "occurredAt": "0000-01-01T00:00:00Z"       | /occurredAt        | min
          "total": 10, "lines": [{"productId": "p", "quantity": 0, "total": 10}] | /lines/0/quantity | min
          "total": 10, "lines": [{"productId": "p", "quantity": 1.5, "total": 10}] | /lines/0/quantity | type
          "total": 10, "lines": [{"productId": "p\\u0000", "quantity": 1, "total": 10}] | /lines/0/productId | no-nul
          "total": 10, "lines": [null]                            | /lines/0           | not-null
          "total": 10, "colour": "red"                            | /colour            | unknown-field
          """)
  void anOrderThatMakesNoSense(String members, String field, String rule) {
    String order = "\"orderId\": \"bad-" + Ids.next() + "\", \"currency\": \"EUR\", ";
    String status = members.contains("status") ? "" : "\"status\": \"completed\", ";
    refused("loyalty:earn", "/v1/earnings", order + status + members, field, rule);
    String body = body(somebody(), order + status + members);
    Map<String, String> before = tables.atRest();
    problem(as("loyalty:read").body(body).post("/v1/earnings/preview"), 400, field, rule);
    assertThat(tables.state()).isEqualTo(before);
  }

  @Test
  void anUnknownProgramAndAWrongCurrency() {
    Shopper shopper = new Shopper();
    Map<String, String> before = tables.atRest();

    for (String[] call :
        new String[][] {
          {"loyalty:burn", "/v1/redemptions", "\"points\": 100"},
          {"loyalty:adjust", "/v1/adjustments", "\"points\": 100, \"reason\": \"gift\""},
          {"loyalty:earn", "/v1/earnings", order("EUR")}
        }) {
      String body = body(shopper.profile, "\"program\": \"nobodys\", " + call[2]);
      refusal(as(call[0]).body(body).post(call[1]), 404, "unknown-program");
    }
    String body = body(shopper.profile, shopper.program() + order("JPY"));
    Response wrong = as("loyalty:earn").body(body).post("/v1/earnings");
    refusal(wrong, 400, "wrong-currency");
    wrong.then().body("errors[0].field", equalTo("/currency"));
    assertThat(tables.state()).isEqualTo(before);
  }

  @Test
  void aPeriodThatIsClosedOrNotOver() {
    Shopper shopper = new Shopper();
    String program = shopper.calls.program();
    Finance.settledPreview(program, Finance.THIS_MONTH);
    Finance.close(program, Finance.LAST_MONTH).then().statusCode(201);
    Map<String, String> before = tables.atRest();

    refusal(Finance.close(program, Finance.LAST_MONTH), 409, "period-closed");
    refusal(Finance.close(program, Finance.THIS_MONTH), 409, "close-refused");
    for (String period : new String[] {"2026-13", "26-1", "next month", "+10000-01"}) {
      refusal(Finance.close(program, period), 400, "invalid-request");
    }
    Response late =
        Finance.propose(
            "anna", Finance.override(program, "0.5", Finance.LAST_MONTH.atEndOfMonth()));
    assertThat(late.statusCode()).as(late.asString()).isBetween(400, 409);
    assertThat(tables.state()).isEqualTo(before);
  }

  @Test
  void moreThanIsHeldAndWhatIsNotHeldAnyMore() {
    Shopper shopper = new Shopper();
    String held = shopper.redeem(100);
    String spent = shopper.redeem(100);
    Loyalty.capture(spent, "{}").then().statusCode(200);
    Map<String, String> before = tables.atRest();

    refusal(Loyalty.capture(held, "{\"points\": 101}"), 409, "capture-exceeds-hold");
    for (String points :
        new String[] {"0", "-1", "1.5", "1e400", "\"all\"", "99999999999999999999"}) {
      Response answer = Loyalty.capture(held, "{\"points\": " + points + "}");
      refusal(answer, 400, "invalid-request");
      answer.then().body("errors[0].field", equalTo("/points"));
    }
    refusal(Loyalty.capture(spent, "{\"points\": 50}"), 409, "not-held");
    refusal(Loyalty.voidHold(spent), 409, "not-held");
    refusal(Loyalty.reverse(held, "{\"reason\": \"early\"}"), 409, "not-captured");
    refusal(
        Loyalty.reverse(spent, "{\"points\": 101, \"reason\": \"more\"}"),
        409,
        "return-exceeds-capture");
    refusal(Loyalty.reverse(spent, "{\"reason\": \"\\u0000\"}"), 400, "invalid-request");
    refusal(Loyalty.capture(Ids.next().toString(), "{}"), 404, "unknown-redemption");
    assertThat(tables.state()).isEqualTo(before);
  }

  @Test
  void aHoldThatHasExpired() {
    Shopper shopper = new Shopper();
    String held = shopper.redeem(100);
    clock.advance(Duration.ofMinutes(16));
    Finance.awaitAvailable(shopper.calls.program(), shopper.profile, Shopper.POINTS);
    Map<String, String> before = tables.atRest();

    refusal(Loyalty.capture(held, "{}"), 409, "hold-expired");
    refusal(Loyalty.voidHold(held), 409, "hold-expired");
    assertThat(tables.state()).isEqualTo(before);
  }

  @Test
  void aKeyThatWasUsedForAnotherBody() {
    Shopper shopper = new Shopper();
    String key = UUID.randomUUID().toString();
    shopper.calls.redeem(shopper.profile, 100, null, true, key).then().statusCode(201);
    shopper.calls.adjust(shopper.profile, 5, key).then().statusCode(201);
    Map<String, String> before = tables.atRest();

    refusal(
        shopper.calls.redeem(shopper.profile, 101, null, true, key), 422, "idempotency-key-reused");
    refusal(shopper.calls.adjust(shopper.profile, 6, key), 422, "idempotency-key-reused");
    for (String broken : new String[] {"", " ", "k".repeat(256)}) {
      refusal(shopper.calls.adjust(shopper.profile, 5, broken), 400, "idempotency-key-missing");
    }
    assertThat(tables.state()).isEqualTo(before);
  }

  private void refused(String scope, String path, String members, String field, String rule) {
    String body = body(somebody(), members);
    Map<String, String> before = tables.atRest();
    problem(as(scope).body(body).post(path), 400, field, rule);
    assertThat(tables.state()).isEqualTo(before);
  }

  /** With points that could be taken, if one let it happen. */
  private static UUID somebody() {
    return Objects.requireNonNull(
        SOMEBODY.updateAndGet(known -> known == null ? Shop.buyer("1000", 1_000) : known));
  }

  private static void problem(Response answer, int status, String field, String rule) {
    answer
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("errors[0].field", equalTo(field))
        .body("errors[0].rule", equalTo(rule));
  }

  private static void refusal(Response answer, int status, String type) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    answer
        .then()
        .contentType("application/problem+json")
        .body("type", endsWith("/" + type))
        .body("detail", notNullValue());
  }

  private static RequestSpecification as(String scope) {
    return Loyalty.as("client", scope).header("Idempotency-Key", UUID.randomUUID().toString());
  }

  private static String body(UUID profile, String members) {
    return "{\"profileId\": \"" + profile + "\", " + members + "}";
  }

  private static String order(String currency) {
    return """
        "orderId": "bad-%s", "status": "completed", "currency": "%s", "total": 10"""
        .formatted(Ids.next(), currency);
  }

  /** Somebody with points in a program of this test's. */
  private static final class Shopper {

    static final long POINTS = 1_000;

    final HistoryCalls calls;
    final UUID profile;

    Shopper() {
      Perks perks = Perks.with(document -> document.replace("\"CHF\"", "\"" + CURRENCY + "\""));
      calls = new HistoryCalls(perks.program(), CURRENCY);
      profile = perks.member(POINTS);
    }

    String program() {
      return "\"program\": \"" + calls.program() + "\", ";
    }

    String redeem(long points) {
      return calls
          .redeem(profile, points, null, false, UUID.randomUUID().toString())
          .then()
          .statusCode(201)
          .extract()
          .path("id");
    }
  }
}
