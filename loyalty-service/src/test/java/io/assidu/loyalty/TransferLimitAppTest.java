package io.assidu.loyalty;

import static io.assidu.loyalty.TransferAppTest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.assidu.platform.identity.Ids;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How much members pass on is the program's to say. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class TransferLimitAppTest {

  @Inject TestClock clock;

  @Test
  void aProgramThatDoesNotSayHowLetsNobodyPassPointsOn() {
    UUID anna = Shop.buyer("500", 500);
    Gifts.post(Map.of("profileId", anna, "toProfileId", Ids.next(), "points", 100), "club-" + anna)
        .then()
        .statusCode(409)
        .body("type", equalTo("https://assidu.io/problems/transfers-not-offered"));
    assertThat(Loyalty.member(anna).getLong("available")).isEqualTo(500);
  }

  @Test
  void aSenderIsLimitedInPointsAndTimesUntilTheNextPeriod() {
    Gifts gifts =
        Gifts.with(
            """
            {"minimumPoints": 1, "sent": [{"points": 300, "per": "day"},
             {"times": 2, "per": "day"}]}""");
    UUID anna = gifts.member(1_000);
    UUID bruno = gifts.member(0);
    gifts.pass(anna, bruno, 100).then().statusCode(201);
    refused(gifts.pass(anna, bruno, 201), 409, "/points", "sent");
    gifts.pass(anna, bruno, 100).then().statusCode(201);
    gifts
        .pass(anna, bruno, 100)
        .then()
        .statusCode(409)
        .body("type", equalTo("https://assidu.io/problems/transfer-limit-reached"))
        .body("errors[0].detail", equalTo("The member can pass on at most 2 times per day."));
    gifts.pass(bruno, anna, 50).then().statusCode(201);
    clock.advance(Duration.ofDays(1));
    try {
      gifts.pass(anna, bruno, 300).then().statusCode(201);
    } finally {
      clock.reset();
    }
  }

  @Test
  void aReceiverIsLimitedWhoeverSends() {
    Gifts gifts =
        Gifts.with(
            "{\"minimumPoints\": 1, \"received\": [{\"points\": 150, \"per\": \"lifetime\"}]}");
    UUID collector = gifts.member(0);
    gifts.pass(gifts.member(100), collector, 100).then().statusCode(201);
    UUID second = gifts.member(100);
    refused(gifts.pass(second, collector, 51), 409, "/toProfileId", "received");
    gifts.pass(second, collector, 50).then().statusCode(201);
    assertThat(gifts.available(collector)).isEqualTo(150);
  }

  @Test
  void aPolicyThatMakesNoSenseIsRefusedMemberByMember() {
    String id = "odd-" + Ids.next().toString().substring(24);
    String odd =
        """
        {"minimumPoints": 100, "maximumPoints": 99, "sent": [{"per": "day"}],
         "received": [{"points": 5, "per": "event"}]}""";
    Gifts.save(id, Gifts.document(id, "CHF", odd))
        .then()
        .statusCode(400)
        .body(
            "errors.field",
            equalTo(
                List.of(
                    "/transfers/maximumPoints", "/transfers/sent/0", "/transfers/received/0/per")));
    Gifts.save(id, Gifts.document(id, "CHF", "{\"minimumPoints\": 0}")).then().statusCode(400);
  }
}
