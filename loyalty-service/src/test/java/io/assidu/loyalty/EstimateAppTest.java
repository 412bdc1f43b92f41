package io.assidu.loyalty;

import static io.assidu.loyalty.Finance.LAST_MONTH;
import static io.assidu.loyalty.Finance.THIS_MONTH;
import static io.assidu.loyalty.Finance.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From the data to an estimate that counts. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class EstimateAppTest {

  @Inject Finance finance;

  @Test
  void anEstimateCountsOnceAnotherPersonApprovedIt() {
    Finance.publish("two-people", "SEK");
    UUID buyer = Finance.buyer("two-people", "SEK", 1_000, TODAY);
    finance.spent("two-people", buyer, 400, TODAY);

    String id =
        Finance.propose("anna", Finance.override("two-people", "1.0", TODAY))
            .then()
            .statusCode(201)
            .body("status", equalTo("proposed"))
            .body("proposedBy", equalTo("anna"))
            .extract()
            .path("id");
    Finance.approve("anna", id)
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("title", equalTo("A second person has to decide on this."));
    assertThat(Finance.estimate(id).getString("status")).isEqualTo("proposed");
    Finance.approve("bruno", id).then().statusCode(200).body("status", equalTo("approved"));
    Finance.approve("carla", id).then().statusCode(409);

    JsonPath booked = Finance.booked(id);
    assertThat(booked.getString("decidedBy")).isEqualTo("bruno");
    assertThat(booked.getString("evidence.tooLittle")).contains("3 complete months");
    // 1,000 × 40 ÷ 1,040 = 38.46 allocated; 38.46 × 400 ÷ 800 = 19.23, × 400 ÷ 1,000 = 15.38
    assertThat(Finance.money(booked, "effects[0].rateBefore")).isEqualByComparingTo("0.8");
    assertThat(Finance.money(booked, "effects[0].rateAfter")).isEqualByComparingTo("1");
    assertThat(Finance.money(booked, "effects[0].catchUp")).isEqualByComparingTo("-3.85");
    JsonPath journal = Finance.journal("two-people");
    assertThat(journal.getList("items.kind"))
        .containsExactly("allocation", "recognition", "re-estimate");
    assertThat(journal.getString("items[2].reference")).isEqualTo(id);
    assertThat(journal.getString("items[2].lines[0].account")).isEqualTo("708000");
    assertThat(Finance.money(journal, "items[2].lines[0].debit")).isEqualByComparingTo("3.85");
    assertThat(Finance.read("/v1/estimates?program=two-people").getList("items.id"))
        .containsExactly(id);
  }

  @Test
  void aRejectedEstimateChangesNothing() {
    Finance.publish("rejected", "NOK");
    String id = Finance.propose("anna", Finance.override("rejected", "0.5", TODAY)).path("id");
    reject("bruno", id, "{\"reason\": \" \"}").then().statusCode(400);
    reject("anna", id, "{\"reason\": \"mine\"}").then().statusCode(403);
    reject("bruno", id, "{\"reason\": \"no data\"}")
        .then()
        .statusCode(200)
        .body("status", equalTo("rejected"))
        .body("reason", equalTo("no data"));
    Finance.approve("bruno", id).then().statusCode(409);
    assertThat(Finance.estimate(id).getList("effects")).isEmpty();
  }

  @Test
  void whatCannotBeAnEstimateIsRefusedWithTheRule() {
    Finance.publish("refused", "DKK");
    Finance.buyer("refused", "DKK", 100, TODAY);
    String sound = Finance.override("refused", "0.5", TODAY);

    refused(sound.replace("0.5", "0"), 400, "/rate", "decimal-min");
    refused(sound.replace("0.5", "1.01"), 400, "/rate", "decimal-max");
    refused(sound.replace("\"rate\": 0.5,", ""), 400, "/rate", "required");
    refused(sound.replace("override", "chain-ladder"), 400, "/rate", "from-data");
    refused(
        sound.replace("override", "chain-ladder").replace("\"rate\": 0.5,", ""),
        409,
        "/method",
        "enough-data");
    refused(sound.replace("{", "{\"cohorts\": [\"1999-01\"],"), 400, "/cohorts/0", "known-cohort");
    refused(
        sound.replace(TODAY.toString(), TODAY.plusDays(1).toString()),
        400,
        "/effectiveFrom",
        "not-future");
    refused(
        sound.replace(TODAY.toString(), LAST_MONTH.atDay(1).minusDays(1).toString()),
        400,
        "/effectiveFrom",
        "one-month-back");
    Finance.propose("anna", sound.replace("refused", "nowhere")).then().statusCode(404);
    Finance.propose("anna", sound.replace("override", "guess")).then().statusCode(400);
    Loyalty.as("anna", "accounting:propose")
        .body(sound)
        .post("/v1/estimates")
        .then()
        .statusCode(400);
    Loyalty.as("shop", "loyalty:read").get("/v1/estimates").then().statusCode(403);
    Loyalty.as("anna", "accounting:read")
        .get("/v1/estimates/" + UUID.randomUUID())
        .then()
        .statusCode(404);
    assertThat(Finance.read("/v1/estimates?program=refused").getList("items")).isEmpty();
  }

  @Test
  void theDataProposesAndItsRatesCountCohortByCohort() {
    Finance.publish("ladder", "CZK");
    YearMonth oldest = THIS_MONTH.minusMonths(3);
    UUID first = Finance.buyer("ladder", "CZK", 1_000, oldest.atDay(5));
    UUID second = Finance.buyer("ladder", "CZK", 1_000, oldest.plusMonths(1).atDay(5));
    UUID third = Finance.buyer("ladder", "CZK", 500, oldest.plusMonths(2).atDay(5));
    finance.spent("ladder", first, 200, oldest.atDay(9));
    finance.spent("ladder", first, 200, oldest.plusMonths(1).atDay(9));
    finance.spent("ladder", first, 200, oldest.plusMonths(2).atDay(9));
    finance.spent("ladder", second, 200, oldest.plusMonths(1).atDay(9));
    finance.spent("ladder", second, 200, oldest.plusMonths(2).atDay(9));
    finance.spent("ladder", third, 100, oldest.plusMonths(2).atDay(9));
    Finance.settledPreview("ladder", THIS_MONTH);

    JsonPath proposal = Finance.read("/v1/estimates/proposal?program=ladder");
    assertThat(proposal.getString("through")).isEqualTo(LAST_MONTH.toString());
    assertThat(proposal.getList("triangle[0].redeemed")).isEqualTo(List.of(200, 400, 600));
    assertThat(Finance.money(proposal, "factors[0].factor")).isEqualByComparingTo("2");
    assertThat(Finance.money(proposal, "factors[1].factor")).isEqualByComparingTo("1.5");
    assertThat(Finance.money(proposal, "rate")).isEqualByComparingTo("0.6");

    String id =
        Finance.propose(
                "anna",
                Finance.override("ladder", "0", TODAY)
                    .replace("override", "chain-ladder")
                    .replace("\"rate\": 0,", ""))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Finance.approve("bruno", id).then().statusCode(200);
    JsonPath booked = Finance.booked(id);
    assertThat(booked.getList("effects.month"))
        .isEqualTo(
            List.of(oldest.toString(), oldest.plusMonths(1).toString(), LAST_MONTH.toString()));
    assertThat(booked.getList("evidence.triangle")).hasSize(3);

    Finance.buyer("ladder", "CZK", 100, TODAY);
    JsonPath now = Finance.settledPreview("ladder", THIS_MONTH);
    assertThat(now.getString("statement.estimates[3].month")).isEqualTo(THIS_MONTH.toString());
    assertThat(now.getString("statement.estimates[3].estimateId")).isEqualTo(id);
    assertThat(Finance.money(now, "statement.estimates[3].rate")).isEqualByComparingTo("0.6");
  }

  @Test
  void publishingAnotherRateLeavesCohortsThatAreThere() {
    Finance.publish("published", "PLN");
    Finance.buyer("published", "PLN", 1_000, LAST_MONTH.atDay(3));
    Finance.publish("published", "PLN", "0.90");
    Finance.buyer("published", "PLN", 1_000, TODAY);

    JsonPath now = Finance.settledPreview("published", THIS_MONTH);
    assertThat(Finance.money(now, "statement.estimates[0].rate")).isEqualByComparingTo("0.8");
    assertThat(now.getInt("statement.estimates[0].programVersion")).isEqualTo(1);
    assertThat(Finance.money(now, "statement.estimates[1].rate")).isEqualByComparingTo("0.9");
    assertThat(Finance.journal("published").getList("items.kind")).containsOnly("allocation");
  }

  /** IFRS 15.B46, last sentence. */
  @Test
  void aProgramMayRecogniseBreakageOnlyOnceNothingCanBeRedeemed() {
    Finance.publishRemote("remote", "ILS");
    UUID buyer = Finance.buyer("remote", "ILS", 1_000, TODAY);
    finance.spent("remote", buyer, 400, TODAY);
    Finance.settledPreview("remote", THIS_MONTH);

    // 38.46 × 400 ÷ 1,000, where the estimate would make it ÷ 800
    JsonPath journal = Finance.journal("remote");
    assertThat(Finance.money(journal, "items[1].lines[0].debit")).isEqualByComparingTo("15.38");
  }

  private static void refused(String body, int status, String field, String rule) {
    Finance.propose("anna", body)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("errors[0].field", equalTo(field))
        .body("errors[0].rule", equalTo(rule));
  }

  private static Response reject(String by, String id, String body) {
    return Loyalty.as(by, "accounting:approve")
        .header("Idempotency-Key", by + id + body)
        .body(body)
        .post("/v1/estimates/" + id + "/reject");
  }
}
