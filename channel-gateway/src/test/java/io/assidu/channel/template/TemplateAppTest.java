package io.assidu.channel.template;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.assidu.channel.ChannelServers;
import io.assidu.testkit.Servers;
import io.assidu.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(ChannelServers.class)
class TemplateAppTest {
  private final String template = "/v1/templates/t-" + UUID.randomUUID();

  private static RequestSpecification editor() {
    return given()
        .auth()
        .oauth2(Tokens.client("studio").scopes("channel:read", "template:write").bearer())
        .contentType("application/json");
  }

  private static String document(String subject) {
    return """
    {"strict": true, "defaultLocale": "en", "texts": {"en": {
      "subject": "%s", "text": "Hello {{ profile.firstName }}"}}}
    """
        .formatted(subject);
  }

  @Test
  void theShippedOnesAreThereAsVersionZero() {
    editor()
        .get("/v1/templates")
        .then()
        .statusCode(200)
        .body("id", hasItems("welcome", "cart-reminder", "order-confirmation", "security-alert"));
    editor()
        .get("/v1/templates/welcome/versions/0")
        .then()
        .statusCode(200)
        .body("shipped", equalTo(true))
        .body("document.texts.fr.subject", containsString("Bienvenue"));
  }

  @Test
  void savingMakesVersionsAndTheSameAgainMakesNone() {
    editor()
        .body(document("One"))
        .put(template)
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("version", equalTo(1))
        .body("createdBy", equalTo("studio"));
    editor().body(document("One")).put(template).then().statusCode(200).body("version", equalTo(1));
    editor()
        .header("If-Match", "\"1\"")
        .body(document("Two"))
        .put(template)
        .then()
        .statusCode(200)
        .body("version", equalTo(2));
    editor().get(template + "/versions/1").then().body("document.texts.en.subject", equalTo("One"));
  }

  @Test
  void nobodysChangeIsLost() {
    editor().body(document("One")).put(template).then().statusCode(200);
    editor().body(document("Two")).put(template).then().statusCode(428);
    editor().header("If-Match", "\"7\"").body(document("Two")).put(template).then().statusCode(412);
  }

  @Test
  void aMistakeIsNamedWithItsPlaceAndLine() {
    String broken =
        """
        {"strict": false, "defaultLocale": "en", "texts": {"en": {
          "subject": "Hi", "text": "one\\n{% if x %}\\n{{ x ", "html": "{% include 'x' %}"}}}
        """;
    editor()
        .body(broken)
        .put(template)
        .then()
        .statusCode(400)
        .contentType(containsString("application/problem+json"))
        .body("type", equalTo("https://assidu.io/problems/invalid-template"))
        .body("errors.field", hasItems("/texts/en/text", "/texts/en/html"))
        .body("errors.rule", hasItem("liquid"))
        .body("errors.detail", hasItem(containsString("line 3")));
  }

  @Test
  void anUnknownFieldIsRefused() {
    editor()
        .body(document("One").replace("\"strict\"", "\"strikt\""))
        .put(template)
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("/strikt"));
  }

  @Test
  void aPreviewShowsWhatAPersonWouldGet() {
    editor()
        .body("{\"locale\": \"fr\", \"profile\": {\"firstName\": \"<Zoé>\"}}")
        .post("/v1/templates/welcome/preview")
        .then()
        .statusCode(200)
        .body("subject", equalTo("Bienvenue chez Assidu, <Zoé>"))
        .body("html", containsString("Bienvenue, &lt;Zoé&gt;"))
        .body("text", containsString("Se désabonner"));
  }

  @Test
  void aPreviewOfAnUnsavedDocumentSaysWhatIsMissing() {
    editor()
        .body("{\"document\": " + document("{{ params.nothing }}") + "}")
        .post(template + "/preview")
        .then()
        .statusCode(422)
        .body("detail", containsString("there is no variable"));
  }

  @Test
  void readersMayNotWrite() {
    given()
        .auth()
        .oauth2(Tokens.client("shop").scopes("channel:read").bearer())
        .contentType("application/json")
        .body(document("One"))
        .put(template)
        .then()
        .statusCode(403);
  }
}
