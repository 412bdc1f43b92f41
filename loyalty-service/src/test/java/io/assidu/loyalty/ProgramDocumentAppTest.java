package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.assidu.testkit.Servers;
import io.assidu.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

/** A program as one document: its form, its versions, and what changed between them. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class ProgramDocumentAppTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void theDiffMakesOneVersionOutOfAnother() throws JsonProcessingException {
    Finance.publish("diffed", "CHF");
    Finance.publish(
        "diffed", "CHF", document -> document.replace("\"months\": 24", "\"months\": 36"));
    save("diffed", Finance.club("diffed", "CHF").replace("\"Club\"", "\"Circle\""))
        .then()
        .statusCode(200);

    Response diff = read("/v1/programs/diffed/diff?from=1&to=2");
    diff.then().statusCode(200).contentType("application/json-patch+json");
    JsonNode patch = JSON.readTree(diff.asString());
    assertThat(patch).hasSize(1);
    assertThat(patch.at("/0/op").asText()).isEqualTo("replace");
    assertThat(patch.at("/0/path").asText()).isEqualTo("/expiry/months");
    JsonObject first = document("diffed", "version=1").asJsonObject();
    JsonStructure patched = Json.createPatch(parse(diff.asString()).asJsonArray()).apply(first);
    assertThat(patched).isEqualTo(document("diffed", "version=2"));

    assertThat(read("/v1/programs/diffed/diff?from=2").asString()).contains("/name", "Circle");
    assertThat(read("/v1/programs/diffed/diff?from=1&to=1").asString()).isEqualTo("[]");
    read("/v1/programs/diffed/versions")
        .then()
        .statusCode(200)
        .body("version", contains(2, 1))
        .body("program.expiry.months", contains(36, 24));
  }

  @Test
  void aVersionThatThereIsNotHasNoDiff() {
    read("/v1/programs/club/diff?from=1&to=999").then().statusCode(404);
    read("/v1/programs/nobody/diff?from=1&to=2").then().statusCode(404);
    read("/v1/programs/club/diff?from=first")
        .then()
        .statusCode(400)
        .body("errors.field", contains("/from"))
        .body("errors.rule", contains("version"));
    read("/v1/programs/club/diff").then().statusCode(400);
    Loyalty.as("shop", "journal:read")
        .get("/v1/programs/club/diff?from=1&to=1")
        .then()
        .statusCode(403);
  }

  @Test
  void whatIsValidCouldBePublishedAndIsNot() {
    String sound = Finance.club("checked", "CHF");
    validate(sound).statusCode(204);
    read("/v1/programs/checked").then().statusCode(404);
    read("/v1/programs/checked?draft=true").then().statusCode(404);

    validate(sound.replace("basis > 0.0", "basis >"))
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.field", contains("/earning/rules/0/when"))
        .body("errors.rule", contains("cel"));
    validate(sound.replace("\"months\": 24", "\"months\": 24, \"weeks\": 1"))
        .statusCode(400)
        .body("errors.rule", contains("unknown-field"));
    validate(sound.replace("\"checked\"", "\"schema\""))
        .statusCode(400)
        .body("errors.field", contains("/id"));
    validate(Finance.club("club", "CHF"))
        .statusCode(400)
        .body("errors.field", contains("/currency"))
        .body("errors.rule", contains("unchanged"));
    Loyalty.as("shop", "loyalty:read")
        .body(sound)
        .post("/v1/programs/validation")
        .then()
        .statusCode(403);
  }

  @Test
  void aProgramMayBeYaml() throws JsonProcessingException {
    JsonNode club = JSON.readTree(Finance.club("yaml", "CHF"));
    String yaml = new YAMLMapper().writeValueAsString(club);
    saveYaml(yaml)
        .statusCode(200)
        .body("program.accounting.accounts.sales", equalTo("707000"))
        .body("program.rewards", hasSize(5));
    saveYaml(yaml + "name: \"Twice\"\n").statusCode(400).body("detail", containsString("YAML"));
  }

  private static ValidatableResponse saveYaml(String document) {
    return RestAssured.given()
        .auth()
        .oauth2(Tokens.client("crm").scopes("program:write").bearer())
        .config(
            RestAssured.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .defaultContentCharset("UTF-8")
                        .encodeContentTypeAs("application/yaml", ContentType.TEXT)))
        .contentType("application/yaml")
        .body(document)
        .put("/v1/programs/yaml")
        .then()
        .log()
        .ifValidationFails();
  }

  @Test
  void editorsGetItsForm() {
    Response schema = read("/v1/programs/schema");
    schema.then().statusCode(200).contentType("application/schema+json");
    assertThat(schema.asString())
        .contains("https://json-schema.org/draft/2020-12/schema", "\"earningRate\"");
  }

  private static JsonStructure document(String id, String version) throws JsonProcessingException {
    String answer = read("/v1/programs/" + id + "?" + version).asString();
    return parse(JSON.readTree(answer).path("program").toString());
  }

  private static JsonStructure parse(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.read();
    }
  }

  private static Response read(String path) {
    return Loyalty.as("crm", "loyalty:read").get(path);
  }

  private static Response save(String id, String document) {
    return Loyalty.as("crm", "program:write").body(document).put("/v1/programs/" + id);
  }

  private static ValidatableResponse validate(String document) {
    return Loyalty.as("crm", "program:write").body(document).post("/v1/programs/validation").then();
  }
}
