package io.assidu.loyalty;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.assidu.contracts.Topics;
import io.assidu.contracts.loyalty.TierChanged;
import io.assidu.contracts.profile.OrderStatus;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.assidu.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tiers as members and client systems see them. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class TierAppTest {

  private static final String LEVELS =
      """
      "levels": [{"name": "Base", "from": 0}, {"name": "Star", "from": 1000}]}""";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject TestClock clock;

  @AfterEach
  void realTimeAgain() {
    clock.reset();
  }

  @Test
  void aMemberSeesTheTierItsBenefitsAndTheWayToTheNext() {
    UUID profileId = Shop.buyer("2300", 2_300);
    Loyalty.as("shop", "loyalty:read")
        .header("Accept-Language", "fr-CA, en;q=0.5")
        .get("/v1/members/" + profileId)
        .then()
        .statusCode(200)
        .body("tier.tier", equalTo("Gold"))
        .body("tier.by", equalTo("points"))
        .body("tier.qualifying", equalTo(2_300))
        .body("tier.benefits.id", contains("early-access"))
        .body("tier.benefits.text", contains("Ventes privées un jour avant"))
        .body("tier.next", equalTo("Platinum"))
        .body("tier.nextFrom", equalTo(5_000))
        .body("tier.missing", equalTo(2_700))
        .body("tier.fallsTo", equalTo("Silver"))
        .body("tier.toKeep", equalTo(2_000));
    for (String language : new String[] {"de", "*", "not;;a=header"}) {
      Loyalty.as("shop", "loyalty:read")
          .header("Accept-Language", language)
          .get("/v1/members/" + profileId)
          .then()
          .statusCode(200)
          .body("tier.benefits.text", contains("Sales open a day earlier"));
    }
  }

  @Test
  void everyTierThatAMemberHadIsOnRecord() {
    UUID profileId = Shop.buyer("2000", 2_000);
    String orderId = "order-" + profileId;
    Shop.tell(profileId, Shop.order(orderId, OrderStatus.COMPLETED, "2000", "500"), "back");
    Loyalty.awaitAvailable(profileId, 1_500);

    JsonPath newest = history(profileId, "?limit=1");
    assertThat(newest.getList("items.to")).containsExactly("Silver");
    assertThat(newest.getList("items.from")).containsExactly("Gold");
    assertThat(newest.getList("items.reason")).containsExactly("1500 points in 12 months");
    JsonPath before = history(profileId, "?limit=1&cursor=" + newest.getString("nextCursor"));
    assertThat(before.getList("items.to")).containsExactly("Gold");
    assertThat(before.getString("items[0].validUntil")).isNotNull();
    assertThat(before.getInt("items[0].qualifying")).isEqualTo(2_000);
    assertThat(before.getString("nextCursor")).isNull();

    given()
        .auth()
        .oauth2(Tokens.customer("customer-" + profileId).bearer())
        .get("/v1/members/me/tier-history")
        .then()
        .statusCode(200)
        .body("items.to", contains("Silver", "Gold"));
    Loyalty.as("shop", "loyalty:read")
        .get("/v1/members/" + profileId + "/tier-history?cursor=mine")
        .then()
        .statusCode(400);
    Loyalty.as("shop", "loyalty:burn")
        .get("/v1/members/" + profileId + "/tier-history")
        .then()
        .statusCode(403);
  }

  @Test
  void spendCountsWithoutTaxAndShippingAndRefundsGoOffInProportion() throws IOException {
    Tiered.publish(
        "voyages",
        "SEK",
        """
        {"qualification": {"by": "spend"}, "window": {"kind": "calendar"}, "graceDays": 30,
        """
            + LEVELS);
    UUID profileId = Shop.customer();
    int year = LocalDate.now(ZoneOffset.UTC).getYear();
    Shop.tell(profileId, Tiered.order("a-" + profileId, "SEK", "1020.50", "0"), "a");
    JsonPath star = Tiered.awaitQualifying(profileId, "voyages", "1000.50");
    assertThat(star.getString("tier.tier")).isEqualTo("Star");
    assertThat(star.getString("tier.by")).isEqualTo("spend");
    assertThat(star.getString("tier.periodEndsAt")).isEqualTo(newYear(year + 1));
    assertThat(star.getString("tier.keepBy")).isEqualTo(newYear(year + 2));
    assertThat(star.getString("tier.losesAt")).isEqualTo((year + 2) + "-01-31T00:00:00Z");

    Shop.tell(profileId, Tiered.order("a-" + profileId, "SEK", "1020.50", "510.25"), "half back");
    JsonPath base = Tiered.awaitQualifying(profileId, "voyages", "500.25");
    assertThat(base.getString("tier.tier")).isEqualTo("Base");
    assertThat(base.getString("tier.missing")).isEqualTo("499.75");
    Loyalty.as("shop", "loyalty:read")
        .get("/v1/members/" + profileId + "/tier-history?program=voyages")
        .then()
        .body("items.to", contains("Base", "Star"))
        .body("items[1].reason", equalTo("1000.5 SEK in the year from " + year + "-01-01"));
  }

  @Test
  void ordersCountUntilTheyAreGivenBackWhole() throws IOException {
    Tiered.publish(
        "visits",
        "NOK",
        """
        {"qualification": {"by": "orders"}, "window": {"kind": "anniversary"},
         "levels": [{"name": "Base", "from": 0}, {"name": "Regular", "from": 2}]}""");
    UUID profileId = Shop.customer();
    Shop.tell(profileId, Tiered.order("a-" + profileId, "NOK", "120", "0"), "a");
    Shop.tell(profileId, Tiered.order("b-" + profileId, "NOK", "120", "60"), "b");
    Shop.tell(profileId, Tiered.order("nothing-" + profileId, "NOK", "20", "0"), "c");
    Shop.tell(profileId, Tiered.order("euro-" + profileId, "EUR", "120", "0"), "d");
    Loyalty.awaitAvailable(profileId, 100);
    JsonPath regular = Tiered.member(profileId, "visits");
    assertThat(regular.getInt("tier.qualifying")).isEqualTo(2);
    assertThat(regular.getString("tier.periodEndsAt")).isEqualTo(aYearFromToday());
    assertThat(regular.getString("tier.tier")).isEqualTo("Regular");

    Shop.tell(profileId, Tiered.order("b-" + profileId, "NOK", "120", "120"), "b is back");
    assertThat(Tiered.awaitQualifying(profileId, "visits", "1").getString("tier.tier"))
        .isEqualTo("Base");
  }

  @Test
  void aFormulaCountsWhatTheProgramSaysAndNothingOfAnOrderWithoutIt() throws IOException {
    Tiered.publish(
        "miles",
        "DKK",
        """
        {"qualification": {"by": "formula", "formula": "event.properties.basis * 2.0"},
         "windowMonths": 3,
        """
            + LEVELS);
    Tiered.publish(
        "strange",
        "ISK",
        """
        {"qualification": {"by": "formula", "formula": "event.properties.weight * 2.0"},
         "windowMonths": 3,
        """
            + LEVELS);
    UUID profileId = Shop.customer();
    Shop.tell(profileId, Tiered.order("a-" + profileId, "DKK", "520.25", "0"), "a");
    Shop.tell(profileId, Tiered.order("b-" + profileId, "ISK", "120", "0"), "b");
    JsonPath star = Tiered.awaitQualifying(profileId, "miles", "1000.5");
    assertThat(star.getString("tier.tier")).isEqualTo("Star");
    await()
        .atMost(PATIENCE)
        .until(() -> Tiered.member(profileId, "strange").getLong("available") == 100);
    assertThat(Tiered.member(profileId, "strange").getInt("tier.qualifying")).isZero();
  }

  @Test
  void newTiersCountForEverybodyFromTheirPublicationOn() throws IOException {
    Tiered.publish("nordic", "PLN", "{\"windowMonths\": 12, " + LEVELS);
    UUID profileId = Shop.customer();
    Shop.tell(profileId, Tiered.order("a-" + profileId, "PLN", "620", "0"), "a");
    assertThat(Tiered.awaitQualifying(profileId, "nordic", "600").getString("tier.tier"))
        .isEqualTo("Base");
    Tiered.publish("nordic", "PLN", "{\"windowMonths\": 12, " + LEVELS.replace("1000", "600"));
    TierChanged star =
        KafkaProbe.await(
                Topics.LOYALTY_EVENTS,
                TierChanged.class,
                change -> change.profileId().equals(profileId) && change.to().equals("Star"))
            .data();
    assertThat(star.program()).isEqualTo("nordic");
    assertThat(star.from()).isEqualTo("Base");
    assertThat(star.validUntil()).isNotNull();
  }

  @Test
  void aTierIsLostOnItsDayWithoutAnybodyDoingAnything() {
    UUID profileId = Shop.customer();
    Instant at = Instant.now().atZone(ZoneOffset.UTC).minusMonths(11).toInstant();
    Shop.tell(
        profileId, Shop.order("order-" + profileId, OrderStatus.COMPLETED, "2000", "0"), at, "buy");
    Loyalty.awaitAvailable(profileId, 2_000);
    Instant losesAt = Instant.parse(Loyalty.member(profileId).getString("tier.losesAt"));

    clock.set(losesAt.minusSeconds(1));
    assertThat(Loyalty.member(profileId).getString("tier.tier")).isEqualTo("Gold");
    clock.set(losesAt);
    TierChanged lost =
        KafkaProbe.await(
                Topics.LOYALTY_EVENTS,
                TierChanged.class,
                change ->
                    change.profileId().equals(profileId)
                        && change.program().equals("club")
                        && change.to().equals("Silver"))
            .data();
    assertThat(lost.from()).isEqualTo("Gold");
    assertThat(lost.at()).isEqualTo(losesAt);
    assertThat(lost.validUntil()).isNull();
  }

  @Test
  void tiersThatMakeNoSenseAreRefusedMemberByMember() throws IOException {
    refused(
        """
        {"windowMonths": 12, "window": {"kind": "rolling"},
         "qualification": {"by": "formula", "formula": "event.nonsense +"},
         "levels": [{"name": "A", "from": 0, "retain": 1}, {"name": "A", "from": 10, "retain": 0}]}""",
        "/tiers/window",
        "/tiers/window/months",
        "/tiers/levels/0/retain",
        "/tiers/levels/1/retain",
        "/tiers/levels/1/name",
        "/tiers/qualification/formula");
    refused(
        """
        {"window": {"kind": "anniversary", "months": 3, "startMonth": 4},
         "qualification": {"by": "spend", "formula": "1.0"},
         "levels": [{"name": "A", "from": 0}, {"name": "B", "from": 10, "benefits": [
           {"id": "x", "text": {"en": "X"}}, {"id": "x", "text": {"en": "Y"}}]}]}""",
        "/tiers/window/months",
        "/tiers/window/startMonth",
        "/tiers/qualification/formula",
        "/tiers/levels/1/benefits/1/id");
    refused(
        "{\"qualification\": {\"by\": \"formula\"}, " + LEVELS,
        "/tiers/window",
        "/tiers/qualification/formula");
  }

  @Test
  void whatIsNotOfTheRightShapeIsNamedToo() throws IOException {
    shapeless("{\"windowMonths\": 0, " + LEVELS, "/tiers/windowMonths");
    shapeless("{\"windowMonths\": 12, \"graceDays\": 181, " + LEVELS, "/tiers/graceDays");
    shapeless("{\"window\": {\"kind\": \"lunar\"}, " + LEVELS, "/tiers/window/kind");
    shapeless("{\"qualification\": {}, \"windowMonths\": 1, " + LEVELS, "/tiers/qualification/by");
    shapeless("{\"windowMonths\": 12, \"levels\": []}", "/tiers/levels");
  }

  private static void refused(String tiers, String... fields) throws IOException {
    Tiered.save("odd", Tiered.program("odd", "CZK", tiers))
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.field", contains(fields));
  }

  private static void shapeless(String tiers, String field) throws IOException {
    Tiered.save("odd", Tiered.program("odd", "CZK", tiers))
        .then()
        .statusCode(400)
        .body("errors.field", contains(field));
  }

  private static JsonPath history(UUID profileId, String query) {
    return Loyalty.as("shop", "loyalty:read")
        .get("/v1/members/" + profileId + "/tier-history" + query)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static String aYearFromToday() {
    return LocalDate.now(ZoneOffset.UTC).plusYears(1) + "T00:00:00Z";
  }

  private static String newYear(int year) {
    return year + "-01-01T00:00:00Z";
  }
}
