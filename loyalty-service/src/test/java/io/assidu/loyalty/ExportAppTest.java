package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.assidu.contracts.profile.OrderStatus;
import io.assidu.loyalty.export.FecCheck;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The journal as files. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class ExportAppTest {

  private static final String SIREN = "732829320";

  /** A day more: a test that runs over midnight books on the next one. */
  private static final String TO = Finance.TODAY.plusDays(1).toString();

  @Inject Finance finance;

  @Test
  void theFecPassesTheControlsOfTheTaxAdministration() {
    UUID buyer = Shop.buyer("1000", 1_000);
    String id = Loyalty.redeem(buyer, 400, "fec-" + buyer).path("id");
    Loyalty.capture(id, "{}").then().statusCode(200);
    Shop.tell(
        buyer, Shop.order("order-" + buyer, OrderStatus.REFUNDED, "1000", "1000"), "given-back");
    Loyalty.awaitAvailable(buyer, 0);
    Loyalty.settledVerification();

    Response fec = export("program=club&from=2000-01-01&to=" + TO + "&format=fec&siren=" + SIREN);
    fec.then().statusCode(200).contentType("text/plain");
    String name = SIREN + "FEC" + TO.replace("-", "") + ".txt";
    assertThat(fec.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"" + name + "\"");
    String file = new String(fec.asByteArray(), StandardCharsets.UTF_8);
    assertThat(FecCheck.of(name, file)).isEmpty();
    assertThat(file.lines().filter(line -> line.contains("\torder-" + buyer + "\t")))
        .hasSizeGreaterThanOrEqualTo(4)
        .anyMatch(line -> line.contains("\t707000\tVentes de marchandises\t"))
        .anyMatch(line -> line.contains("\t487000\tProduits constatés d'avance\t"))
        .allMatch(line -> line.startsWith("FID\tFidélité\t"));
  }

  @Test
  void everyEntryOfTheDaysIsInTheFileHoweverManyThereAre() {
    Finance.publish("files", "SEK");
    UUID buyer = Finance.buyer("files", "SEK", 2_000, Finance.LAST_MONTH.atDay(3));
    finance.givenOften("files", buyer, 600, "0.05", Finance.LAST_MONTH.atDay(4));
    Finance.settledPreview("files", Finance.LAST_MONTH);
    JsonPath journal = Finance.journal("files");
    LocalDate day = Finance.LAST_MONTH.atDay(4);

    JsonPath json = export("program=files&format=json&from=2000-01-01&to=" + TO).jsonPath();
    assertThat(json.getList("$")).isEqualTo(journal.getList("items"));
    assertThat(
            export("program=files&format=json&from=" + day + "&to=" + day)
                .jsonPath()
                .getList("sequence"))
        .isEqualTo(journal.getList("items.findAll { it.kind == 'cost' }.sequence"))
        .hasSize(600);

    Response csv = export("program=files&format=csv&from=" + day + "&to=" + TO);
    csv.then().statusCode(200).contentType("text/csv");
    assertThat(csv.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"journal-files-" + day + "-" + TO + ".csv\"");
    assertThat(csv.asString().lines()).hasSize(1 + 2 * 600).allMatch(row -> !row.contains("null"));
  }

  @Test
  void daysWithoutEntriesMakeAFileWithoutEntries() {
    String days = "program=club&from=1999-01-01&to=1999-12-31";
    assertThat(export(days + "&format=json").jsonPath().getList("$")).isEmpty();
    assertThat(export(days + "&format=csv").asString().lines()).hasSize(1);
    assertThat(
            FecCheck.of(
                SIREN + "FEC19991231.txt", export(days + "&format=fec&siren=" + SIREN).asString()))
        .isEmpty();
  }

  @Test
  void whatCannotBeExportedIsRefusedBeforeAnythingIsWritten() {
    String year = "program=club&from=2026-01-01&to=2026-12-31";
    refused(year + "&format=xls", "/format", "format");
    refused(year, "/format", "format");
    refused("format=csv", "/from", "date");
    refused("format=csv&from=2026-02-30&to=2026-03-01", "/from", "date");
    refused("format=csv&from=2026-03-02&to=2026-03-01", "/to", "range");
    refused(year + "&format=fec", "/siren", "siren");
    refused(year + "&format=fec&siren=732829321", "/siren", "siren");
    refused(year + "&format=fec&siren=12", "/siren", "siren");
    export("program=nobody&format=csv&from=2026-01-01&to=2026-12-31")
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
    Finance.publish("kroner", "NOK");
    export("program=kroner&format=fec&from=2026-01-01&to=2026-12-31&siren=" + SIREN)
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("errors.rule", contains("currency"));
    Loyalty.as("shop", "loyalty:read")
        .get("/v1/journal/export?format=csv&" + year)
        .then()
        .statusCode(403);
  }

  private static void refused(String query, String field, String rule) {
    export(query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("title", equalTo("The request breaks a rule."))
        .body("errors.field", hasItem(field))
        .body("errors.rule", hasItem(rule));
  }

  private static Response export(String query) {
    return Loyalty.as("finance", "journal:read").get("/v1/journal/export?" + query);
  }
}
