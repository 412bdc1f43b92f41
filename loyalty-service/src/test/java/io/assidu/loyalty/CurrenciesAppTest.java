package io.assidu.loyalty;

import static io.assidu.loyalty.Finance.LAST_MONTH;
import static io.assidu.loyalty.Finance.THIS_MONTH;
import static io.assidu.loyalty.Finance.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.assidu.contracts.profile.OrderStatus;
import io.assidu.platform.identity.Ids;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One program whose members pay in several currencies, each booked in its own. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class CurrenciesAppTest {

  @Inject Finance finance;

  @Test
  void whatWasPaidInACurrencyIsDeferredRecognisedAndReversedInIt() {
    Finance.publish("trio", "AUD", document -> taking(document, YEN, DINAR));
    UUID buyer = Shop.customer();
    pay(buyer, "trio-jpy-" + buyer, "JPY", "10000", "0", LAST_MONTH.atDay(3));
    Finance.awaitAvailable("trio", buyer, 100);
    pay(buyer, "trio-tnd-" + buyer, "TND", "250.000", "0", LAST_MONTH.atDay(4));
    Finance.awaitAvailable("trio", buyer, 200);
    pay(buyer, "trio-aud-" + buyer, "AUD", "100.00", "0", LAST_MONTH.atDay(5));
    Finance.awaitAvailable("trio", buyer, 300);
    Finance.settledPreview("trio", LAST_MONTH);

    // 10,000 × 400 ÷ 10,400 and 250 × 12 ÷ 262 and 100 × 4 ÷ 104
    JsonPath deferred = Finance.journal("trio");
    assertThat(deferred.getList("items.currency")).containsExactly("JPY", "TND", "AUD");
    assertMoney(deferred, "items[0].lines[1].credit", "385");
    assertMoney(deferred, "items[1].lines[1].credit", "11.450");
    assertMoney(deferred, "items[2].lines[1].credit", "3.85");
    assertEveryCurrencyTies("trio", "AUD", "JPY", "TND");
    Finance.close("trio", LAST_MONTH).then().statusCode(201);

    String id = spend("trio", buyer, 250, "JPY").then().statusCode(201).extract().path("id");
    Finance.settledPreview("trio", THIS_MONTH);
    JsonPath journal = Finance.journal("trio");
    assertThat(journal.getList("items.findAll { it.reference == '" + id + "' }.currency"))
        .containsExactlyInAnyOrder("AUD", "JPY", "TND");
    // All of two cohorts; 50 of the 80 points expected of the third: 3.85 × 50 ÷ 80
    assertMoney(journal, recognised("JPY"), "385");
    assertMoney(journal, recognised("TND"), "11.450");
    assertMoney(journal, recognised("AUD"), "2.41");

    pay(buyer, "trio-jpy-" + buyer, "JPY", "10000", "5000", TODAY);
    Finance.awaitAvailable("trio", buyer, 0);
    Finance.settledPreview("trio", THIS_MONTH);
    // 50 of 100 points: 385 less 193, in whole yen
    assertMoney(
        Finance.journal("trio"),
        "items.find { it.kind == 'reversal' }.lines.find { it.account == '707000' }.credit",
        "192");
    assertEveryCurrencyTies("trio", "AUD", "JPY", "TND");
  }

  private static String recognised(String currency) {
    return "items.find { it.kind == 'recognition' && it.currency == '"
        + currency
        + "' }.lines[1].credit";
  }

  private static void assertEveryCurrencyTies(String program, String own, String... others) {
    JsonPath found = Finance.settledPreview(program, THIS_MONTH);
    assertThat(found.getList("findings.rule")).doesNotContain("tie-out", "evidence");
    assertThat(found.getString("statement.currency")).isEqualTo(own);
    assertThat(found.getList("statement.others.currency", String.class)).containsExactly(others);
    JsonPath verified = read("/v1/journal/verification?program=" + program);
    assertThat(verified.getList("findings")).isEmpty();
    assertThat(verified.getList("others.currency", String.class)).containsExactly(others);
    JsonPath balances = read("/v1/journal/balances?program=" + program);
    assertThat(balances.getList("others.currency", String.class)).containsExactly(others);
    for (int i = 0; i < others.length; i++) {
      String at = "others[" + i + "].";
      assertMoney(balances, at + "debits", balances.getString(at + "credits"));
      assertMoney(verified, at + "liability", verified.getString(at + "cohortLiability"));
      assertMoney(
          found,
          "statement." + at + "liability.total.closing",
          verified.getString(at + "cohortLiability"));
    }
    JsonPath again = read("/v1/journal/re-performance?program=" + program);
    assertThat(again.getList("findings")).isEmpty();
    assertThat(read("/v1/ledger/verification?program=" + program).getList("findings")).isEmpty();
  }

  @Test
  void anEstimateIsBookedInEachCurrency() {
    String dinar =
        "{\"currency\": \"BHD\", \"discountPerPoint\": 0.020, \"valuePerPoint\": 0.020,"
            + " \"earningRate\": 0.25}";
    Finance.publish("pair", "KRW", document -> taking(document, dinar));
    UUID won = Finance.buyer("pair", "KRW", 1_000, LAST_MONTH.atDay(3));
    UUID bahraini = Shop.customer();
    pay(bahraini, "pair-" + bahraini, "BHD", "250.000", "0", LAST_MONTH.atDay(3));
    Finance.awaitAvailable("pair", bahraini, 1_000);
    finance.spent("pair", won, 400, LAST_MONTH.atDay(20));
    finance.spent("pair", bahraini, 400, LAST_MONTH.atDay(20));
    Finance.settledPreview("pair", LAST_MONTH);

    String estimate = Finance.override("pair", "1.0", LAST_MONTH.atEndOfMonth());
    String id = Finance.propose("anna", estimate).then().statusCode(201).extract().path("id");
    Finance.approve("bruno", id).then().statusCode(200);
    JsonPath booked = Finance.booked(id);
    assertThat(booked.getList("effects.currency")).contains("KRW", "BHD");
    // 250 × 16 ÷ 266 = 15.038 allocated; × 400 ÷ 800 = 7.519, × 400 ÷ 1,000 = 6.015
    assertMoney(booked, "effects.find { it.currency == 'BHD' }.catchUp", "-1.504");
    Finance.settledPreview("pair", LAST_MONTH);
    assertEveryCurrencyTies("pair", "KRW", "BHD");

    pay(bahraini, "pair-new-" + bahraini, "BHD", "25.000", "0", TODAY);
    Finance.awaitAvailable("pair", bahraini, 700);
    JsonPath now = Finance.settledPreview("pair", THIS_MONTH);
    assertThat(now.getString("statement.others[0].estimates[1].month"))
        .isEqualTo(THIS_MONTH.toString());
    assertThat(now.getString("statement.others[0].estimates[1].estimateId")).isEqualTo(id);
  }

  @Test
  void rulesCapsAndTiersCountInTheProgramsOwnCurrency() {
    String rupiah = "{\"currency\": \"IDR\", \"discountPerPoint\": 500, \"valuePerPoint\": 500}";
    Finance.publish(
        "spender",
        "SGD",
        document ->
            taking(document, rupiah)
                .replace(
                    "\"windowMonths\": 12",
                    "\"windowMonths\": 12, \"qualification\": {\"by\": \"spend\"}")
                .replace(
                    "basis * 1.0\"",
                    "basis * 1.0\", \"caps\": [{\"points\": 150, \"per\": \"year\"}]"));
    UUID buyer = Shop.customer();
    // A point is worth 500 there and 0.05 here: 10,000 rupiah count as a dollar.
    pay(buyer, "idr-" + buyer, "IDR", "1000000.00", "0", TODAY);
    Finance.awaitAvailable("spender", buyer, 100);
    pay(buyer, "sgd-" + buyer, "SGD", "80.00", "0", TODAY);
    Finance.awaitAvailable("spender", buyer, 150);
    JsonPath member = read("/v1/members/" + buyer + "?program=spender");
    assertMoney(member, "tier.qualifying", "180");
  }

  @Test
  void aCurrencyThatIsNotTakenIsRefusedAndChangesNothing() {
    Finance.publish("strict", "MYR", document -> taking(document, YEN.replace("JPY", "VND")));
    UUID buyer = Finance.buyer("strict", "MYR", 1_000, TODAY);

    earn("strict", buyer, "USD", "100", "0")
        .then()
        .statusCode(400)
        .body("errors.rule", contains("program"));
    earn("strict", buyer, "VND", "10000", "0")
        .then()
        .statusCode(200)
        .body("points", equalTo(100))
        .body("currency", equalTo("VND"));
    earn("strict", buyer, "MYR", "10000", "10000")
        .then()
        .statusCode(400)
        .body("errors.field", contains("/currency"))
        .body("errors.rule", contains("order"));
    spend("strict", buyer, 200, "USD")
        .then()
        .statusCode(400)
        .body("errors.rule", contains("program"));
    spend("strict", buyer, 200, "yen").then().statusCode(400);
    Map<String, Object> reward = redemption("strict", buyer, "VND");
    reward.put("rewardId", "free-delivery");
    redeem(reward).then().statusCode(400).body("errors.rule", contains("discount"));
    Finance.awaitAvailable("strict", buyer, 1_100);
    spend("strict", buyer, 200, "VND")
        .then()
        .statusCode(201)
        .body("currency", equalTo("VND"))
        .body("value", equalTo(1000));
  }

  @Test
  void aDocumentSaysWhatIsWrongWithItsCurrencies() {
    refused(taking(Finance.club("money", "PHP"), YEN, YEN), "/currencies/1/currency", "unique");
    refused(
        taking(Finance.club("money", "PHP"), YEN.replace("JPY", "PHP")),
        "/currencies/0/currency",
        "unique");
    refused(
        taking(Finance.club("money", "PHP"), YEN.replace("JPY", "XAU")),
        "/currencies/0/currency",
        "iso4217");
    refused(
        taking(
            Finance.club("money", "PHP"),
            YEN.replace(", \"earningRate\": 100", "")
                .replace("\"valuePerPoint\": 5", "\"valuePerPoint\": 0")),
        "/currencies/0/earningRate",
        "required");
    Finance.publish("money", "PHP", document -> taking(document, YEN.replace("JPY", "LAK")));
    save(Finance.club("money", "PHP")).then().statusCode(200);
    Loyalty.as("crm", "program:write")
        .post("/v1/programs/money/publish")
        .then()
        .statusCode(400)
        .body("errors.field", contains("/currencies"))
        .body("errors.rule", contains("kept"));
  }

  private static final String YEN =
      "{\"currency\": \"JPY\", \"discountPerPoint\": 5, \"valuePerPoint\": 5, \"earningRate\": 100}";

  private static final String DINAR =
      "{\"currency\": \"TND\", \"discountPerPoint\": 0.150, \"valuePerPoint\": 0.150,"
          + " \"earningRate\": 2.5}";

  private static String taking(String document, String... currencies) {
    return document.replaceFirst(
        "\"earning\": \\{",
        "\"currencies\": [" + String.join(",", currencies) + "], \"earning\": {");
  }

  private static void refused(String document, String field, String rule) {
    save(document)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.field", contains(field))
        .body("errors.rule", contains(rule));
  }

  private static Response save(String document) {
    return Loyalty.as("crm", "program:write").body(document).put("/v1/programs/money");
  }

  private static void pay(
      UUID buyer, String orderId, String currency, String total, String refunded, LocalDate day) {
    OrderStatus status = refunded.equals("0") ? OrderStatus.COMPLETED : OrderStatus.REFUNDED;
    Instant at = day.equals(TODAY) ? Instant.now() : day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    Shop.tell(buyer, Shop.order(orderId, status, currency, total, refunded), at, orderId);
  }

  private static Response earn(
      String program, UUID buyer, String currency, String total, String refunded) {
    return Loyalty.as("till", "loyalty:earn")
        .header("Idempotency-Key", Ids.next().toString())
        .body(
            """
            {"profileId": "%s", "program": "%s", "orderId": "till-%s", "status": "%s",
             "currency": "%s", "total": %s, "refunded": %s}"""
                .formatted(
                    buyer,
                    program,
                    buyer,
                    refunded.equals("0") ? "completed" : "refunded",
                    currency,
                    total,
                    refunded))
        .post("/v1/earnings");
  }

  private static Response spend(String program, UUID buyer, long points, String currency) {
    Map<String, Object> body = redemption(program, buyer, currency);
    body.put("points", points);
    return redeem(body);
  }

  private static Map<String, Object> redemption(String program, UUID buyer, String currency) {
    Map<String, Object> body = new HashMap<>();
    body.put("profileId", buyer);
    body.put("program", program);
    body.put("currency", currency);
    body.put("capture", true);
    body.put("session", Map.of("deviceId", "home", "acr", "silver"));
    return body;
  }

  private static Response redeem(Map<String, Object> body) {
    return Loyalty.as("shop", "loyalty:burn")
        .header("Idempotency-Key", Ids.next().toString())
        .body(body)
        .post("/v1/redemptions");
  }

  private static JsonPath read(String path) {
    return Loyalty.as("auditor", "journal:read", "loyalty:read")
        .get(path)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static void assertMoney(JsonPath json, String path, String amount) {
    assertThat(Finance.money(json, path)).as(path).isEqualByComparingTo(new BigDecimal(amount));
  }
}
