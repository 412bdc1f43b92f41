package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.assidu.platform.identity.Ids;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rewards as a program lists them. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class RewardProgramAppTest {

  private static final String MUG =
      """
      {"id": "mug", "kind": "product", "name": {"en": "Mug", "fr": "Tasse"},
       "description": {"fr": "En céramique"}, "points": 200, "value": 9.5, "stock": "counted"}""";
  private static final String ANY =
      """
      {"id": "any", "kind": "discount", "name": {"en": "Double value"}, "valuePerPoint": 0.1}""";
  private static final String GOLD =
      """
      {"id": "gala", "kind": "event", "name": {"en": "Gala"}, "points": 100, "value": 0,
       "eligible": "loyalty.tier == 'Gold'"}""";
  private static final String TREE =
      """
      {"id": "tree", "kind": "donation", "name": {"en": "Tree"}, "points": 100, "value": 5,
       "partner": "ngo-7"}""";

  @Test
  void aRewardThatMakesNoSenseIsRefusedMemberByMember() {
    String id = "odd-" + Ids.next().toString().substring(24);
    Perks.save(
            id,
            Perks.document(
                id,
                MUG.replace("\"points\": 200, ", ""),
                MUG.replace("\"value\": 9.5, ", "").replace("\"fr\"", "\"klingon_\""),
                TREE.replace(",\n \"partner\": \"ngo-7\"", ""),
                ANY.replace("discount", "voucher"),
                GOLD.replace("loyalty.tier", "loyalty.teir")))
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body(
            "errors.field",
            equalTo(
                List.of(
                    "/rewards/0/points",
                    "/rewards/1/id",
                    "/rewards/1/value",
                    "/rewards/1/name",
                    "/rewards/1/description",
                    "/rewards/2/partner",
                    "/rewards/3/valuePerPoint",
                    "/rewards/3/voucherPool",
                    "/rewards/4/eligible")))
        .body("errors.find { it.rule == 'cel' }.detail", containsString("Column 8"));
  }

  @Test
  void whatCannotBeKnownOfAMemberCannotBeAsked() {
    String id = "odd-" + Ids.next().toString().substring(24);
    Perks.save(id, Perks.document(id, GOLD.replace("loyalty.tier == 'Gold'", "event.name == 'x'")))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("/rewards/0/eligible"));
  }

  @Test
  void aProgramFromBeforeThereWereRewardsHasNone() {
    String id = "old-" + Ids.next().toString().substring(24);
    String old =
        Perks.document(id)
            .replace(",\n  \"rewards\": []", "")
            .replace(",\n    \"returnGraceDays\": 14", "");
    assertThat(old).doesNotContain("rewards", "returnGraceDays");
    Perks.save(id, old)
        .then()
        .statusCode(200)
        .body("program.rewards", equalTo(List.of()))
        .body("program.redemption.returnGraceDays", equalTo(0));
  }
}
