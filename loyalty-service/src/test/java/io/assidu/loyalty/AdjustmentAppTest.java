package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.assidu.contracts.Topics;
import io.assidu.contracts.loyalty.JournalEntryPosted;
import io.assidu.contracts.loyalty.JournalLine;
import io.assidu.platform.identity.Ids;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class AdjustmentAppTest {

  @Test
  void pointsGivenWithoutASaleAreACostAndMakeNoTier() {
    UUID profileId = Shop.buyer("100", 100);
    String id =
        adjust(profileId, 3_000, "late parcel")
            .then()
            .statusCode(201)
            .body("available", equalTo(3_100))
            .extract()
            .path("id");
    assertThat(Loyalty.member(profileId).getString("tier.tier")).isEqualTo("Silver");
    JournalEntryPosted entry =
        KafkaProbe.await(
                Topics.LOYALTY_JOURNAL,
                JournalEntryPosted.class,
                posted -> posted.reference().equals(id))
            .data();
    assertThat(entry.kind()).isEqualTo("cost");
    assertThat(entry.lines()).extracting(JournalLine::account).containsExactly("623400", "158200");
    assertThat(entry.lines().getFirst().debit()).isEqualByComparingTo("120");
  }

  @Test
  void noMoreCanBeTakenThanThereIs() {
    UUID profileId = Shop.buyer("100", 100);
    adjust(profileId, -101, "mistake").then().statusCode(409);
    adjust(profileId, -40, "mistake").then().statusCode(201).body("available", equalTo(60));
  }

  @Test
  void zeroPointsNoReasonAndAnUnknownProfileAreRefused() {
    UUID profileId = Shop.buyer("100", 100);
    adjust(profileId, 0, "nothing")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("/points"));
    adjust(profileId, 5, " ").then().statusCode(400).body("errors[0].field", equalTo("/reason"));
    adjust(Ids.next(), 5, "who").then().statusCode(404);
  }

  @Test
  void theCallNeedsAnIdempotencyKey() {
    Loyalty.as("agent", "loyalty:adjust")
        .body(body(Ids.next(), 5, "x"))
        .post("/v1/adjustments")
        .then()
        .statusCode(400);
  }

  private static Response adjust(UUID profileId, long points, String reason) {
    return Loyalty.as("agent", "loyalty:adjust")
        .header("Idempotency-Key", Ids.next().toString())
        .body(body(profileId, points, reason))
        .post("/v1/adjustments");
  }

  private static String body(UUID profileId, long points, String reason) {
    return "{\"profileId\": \"%s\", \"points\": %d, \"reason\": \"%s\"}"
        .formatted(profileId, points, reason);
  }
}
