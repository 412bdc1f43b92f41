package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.contracts.profile.OrderStatus;
import io.assidu.contracts.profile.ProfileErased;
import io.assidu.contracts.profile.ProfileMerged;
import io.assidu.platform.identity.Ids;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.assidu.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What client systems show of a member. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class MemberAppTest {

  private static final String MUG =
      """
      {"id": "mug", "kind": "product", "name": {"en": "Mug", "fr": "Tasse"}, "points": 200,
       "value": 9.5}""";
  private static final String PEN =
      """
      {"id": "pen", "kind": "product", "name": {"en": "Pen", "fr": "Stylo"}, "points": 100,
       "value": 2}""";

  @Test
  void onePageTellsAllInTheMembersOwnLanguage() {
    Perks perks =
        Perks.with(
            document -> document.replace("\"rewards\"", shillings() + ", \"rewards\""), MUG, PEN);
    UUID profileId = perks.member(150);

    Response page = overview(perks, profileId, shop());
    page.then()
        .statusCode(200)
        .body("member.profileId", equalTo(profileId.toString()))
        .body("member.available", equalTo(150))
        .body("member.value", equalTo(7.5f))
        .body("member.otherValues.currency", contains("UGX"))
        .body("member.otherValues.value", contains(1050))
        .body("member.expiring.points", contains(150))
        .body("member.tier.tier", equalTo("Silver"))
        .body("language", equalTo("fr-FR"))
        .body("rewards.name", contains("Tasse", "Stylo"))
        .body("rewards.affordable", contains(false, true))
        .body("rewards[0].whyNot", contains("too-few-points"))
        .body("recent", hasSize(1))
        .body("recent[0].change", equalTo(150));
    overview(perks, profileId, shop().header("Accept-Language", "en"))
        .then()
        .body("language", equalTo("en"))
        .body("rewards.name", contains("Mug", "Pen"));
    overview(perks, profileId, shop().header("Accept-Language", ""))
        .then()
        .body("language", equalTo("fr-FR"));
    overview(perks, profileId, shop().header("If-None-Match", page.header("ETag")))
        .then()
        .statusCode(304)
        .body(emptyString());
    RestAssured.given()
        .auth()
        .oauth2(Tokens.customer("customer-" + profileId).bearer())
        .get("/v1/members/me/overview?program=" + perks.program())
        .then()
        .statusCode(200)
        .body("rewards.name", contains("Tasse", "Stylo"));
  }

  private static String shillings() {
    return "\"currencies\": [{\"currency\": \"UGX\", \"discountPerPoint\": 7,"
        + " \"valuePerPoint\": 7}]";
  }

  private static Response overview(Perks perks, UUID profileId, RequestSpecification caller) {
    return caller.get("/v1/members/" + profileId + "/overview?program=" + perks.program());
  }

  @Test
  void thePlainBalanceSaysWhatTheMemberHas() {
    UUID profileId = Shop.buyer("1000", 1_000);
    String held = Loyalty.redeem(profileId, 300, "held-" + profileId).path("id");
    assertBalanceIsThatOfTheMember(profileId);

    Response balance = balance(shop(), profileId);
    balance
        .then()
        .statusCode(200)
        .header("Cache-Control", containsString("private"))
        .body("available", equalTo(700))
        .body("value", equalTo(35.0f))
        .body("held", equalTo(300))
        .body("frozen", equalTo(false));
    String tag = balance.header("ETag");
    balance(shop().header("If-None-Match", "\"other\", W/" + tag), profileId)
        .then()
        .statusCode(304)
        .header("ETag", tag);

    Loyalty.capture(held, "{}").then().statusCode(200);
    balance(shop().header("If-None-Match", tag), profileId)
        .then()
        .statusCode(200)
        .body("held", equalTo(0));
    assertBalanceIsThatOfTheMember(profileId);
    RestAssured.given()
        .auth()
        .oauth2(Tokens.customer("customer-" + profileId).bearer())
        .get("/v1/members/me/balance")
        .then()
        .statusCode(200)
        .body("profileId", equalTo(profileId.toString()))
        .body("available", equalTo(700));
  }

  @Test
  void whatIsPendingOwedOrSpentShowsAlike() {
    Perks perks = Perks.with(MUG);
    UUID profileId = perks.member(300);
    String id = perks.redeem(profileId, "mug").then().statusCode(201).extract().path("id");
    Loyalty.capture(id, "{}").then().statusCode(200);
    assertThat(perks.balance(profileId).getLong("available")).isEqualTo(100);
    balance(shop(), profileId, perks.program())
        .then()
        .body("available", equalTo(100))
        .body("value", equalTo(5.0f))
        .body("currency", equalTo("CHF"));

    UUID debtor = Shop.buyer("500", 500);
    String spent = Loyalty.redeem(debtor, 400, "spent-" + debtor).path("id");
    Loyalty.capture(spent, "{}").then().statusCode(200);
    Shop.tell(debtor, Shop.order("order-" + debtor, OrderStatus.REFUNDED, "500", "500"), "back");
    Loyalty.awaitAvailable(debtor, 0);
    balance(shop(), debtor)
        .then()
        .body("available", equalTo(0))
        .body("debt", equalTo(400))
        .body("expiresNext", nullValue());
    assertBalanceIsThatOfTheMember(debtor);
  }

  @Test
  void aMergedMemberHasOneBalanceAndAnErasedOneNone() {
    UUID survivor = Shop.buyer("1500", 1_500);
    UUID absorbed = Shop.buyer("700", 700);
    UUID mergeId = Ids.next();
    KafkaProbe.publish(
        Topics.PROFILE_CHANGES,
        survivor.toString(),
        new ProfileMerged(mergeId, survivor, 2, absorbed, IdentifierType.EMAIL, Instant.now()));
    Loyalty.awaitAvailable(survivor, 2_200);
    balance(shop(), absorbed)
        .then()
        .body("profileId", equalTo(survivor.toString()))
        .body("available", equalTo(2_200));
    assertBalanceIsThatOfTheMember(survivor);

    UUID gone = Shop.buyer("100", 100);
    KafkaProbe.publish(
        Topics.PROFILE_CHANGES,
        gone.toString(),
        new ProfileErased(Ids.next(), gone, 2, Instant.now()));
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> balance(shop(), gone).statusCode() == 404);
  }

  @Test
  void whoIsKnownWithoutPointsHasNoneAndNobodyElseHasABalance() {
    UUID profileId = Shop.customer();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> balance(shop(), profileId).statusCode() == 200);
    balance(shop(), profileId)
        .then()
        .body("profileId", equalTo(profileId.toString()))
        .body("available", equalTo(0));
    balance(shop(), UUID.randomUUID())
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("https://assidu.io/problems/unknown-member"));
    balance(shop(), profileId, "nobody")
        .then()
        .statusCode(404)
        .body("type", equalTo("https://assidu.io/problems/unknown-program"));
    balance(Loyalty.as("shop", "loyalty:burn"), profileId).then().statusCode(403);
    RestAssured.given()
        .auth()
        .oauth2(Tokens.customer("nobody-" + profileId).bearer())
        .get("/v1/members/me/balance")
        .then()
        .statusCode(404);
  }

  /** What the database sums is what the lots say. */
  private static void assertBalanceIsThatOfTheMember(UUID profileId) {
    JsonPath member = Loyalty.member(profileId);
    JsonPath balance = balance(shop(), profileId).jsonPath();
    for (String figure : new String[] {"available", "held", "pending", "debt"}) {
      assertThat(balance.getLong(figure)).as(figure).isEqualTo(member.getLong(figure));
    }
    assertThat(balance.getString("value")).isEqualTo(member.getString("value"));
    assertThat(balance.getString("expiresNext")).isEqualTo(member.getString("expiring[0].at"));
  }

  private static RequestSpecification shop() {
    return Loyalty.as("shop", "loyalty:read");
  }

  private static Response balance(RequestSpecification caller, UUID profileId) {
    return balance(caller, profileId, "club");
  }

  private static Response balance(RequestSpecification caller, UUID profileId, String program) {
    return caller.get("/v1/members/" + profileId + "/balance?program=" + program);
  }
}
