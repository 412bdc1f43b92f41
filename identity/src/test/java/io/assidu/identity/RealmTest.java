package io.assidu.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What of the realm security rests on, read from the file that Keycloak imports. */
class RealmTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> SCOPES =
      List.of(
          "profile:read",
          "profile:write",
          "segment:write",
          "journey:read",
          "journey:write",
          "journey:publish",
          "policy:read",
          "policy:write",
          "override:open",
          "override:confirm",
          "contact:decide",
          "channel:read",
          "template:write",
          "loyalty:read",
          "loyalty:burn",
          "loyalty:earn",
          "loyalty:partner",
          "loyalty:adjust",
          "loyalty:transfer",
          "program:write",
          "journal:read",
          "accounting:read",
          "accounting:propose",
          "accounting:approve",
          "accounting:close",
          "risk:signal",
          "risk:assess",
          "risk:read",
          "risk:review",
          "trace:read",
          "dead-letter:replay");

  private final JsonNode realm = realm();

  @Test
  void everyScopeOfTheServicesCanBeGranted() {
    assertThat(names(realm.path("clientScopes"), "name")).containsAll(SCOPES);
  }

  @Test
  void everyClientsTokenIsMeantForAssiduAndNoWider() {
    assertThat(realm.path("clients"))
        .allSatisfy(
            client -> {
              assertThat(texts(client.path("defaultClientScopes"))).contains("assidu-api");
              assertThat(client.path("fullScopeAllowed").asBoolean(true)).isFalse();
            });
  }

  @Test
  void theShopsPagesGetNoScopeOfASystemAndUsePkce() {
    JsonNode shopWeb = client("shop-web");

    assertThat(texts(shopWeb.path("defaultClientScopes"))).doesNotContainAnyElementsOf(SCOPES);
    assertThat(texts(shopWeb.path("optionalClientScopes"))).doesNotContainAnyElementsOf(SCOPES);
    assertThat(shopWeb.path("attributes").path("pkce.code.challenge.method").asText())
        .isEqualTo("S256");
  }

  @Test
  void loyaltyServiceMayAskForAssessmentsAndNothingElse() {
    assertThat(texts(client("loyalty-service").path("defaultClientScopes")))
        .filteredOn(SCOPES::contains)
        .containsExactly("risk:assess");
  }

  @Test
  void noOneMayChangeWhichCustomerTheyAre() throws IOException {
    String config =
        realm
            .at("/components/org.keycloak.userprofile.UserProfileProvider/0/config")
            .path("kc.user.profile.config")
            .path(0)
            .asText();

    assertThat(JSON.readTree(config).path("attributes"))
        .filteredOn(attribute -> attribute.path("name").asText().equals("customerId"))
        .singleElement()
        .satisfies(
            attribute ->
                assertThat(texts(attribute.at("/permissions/edit"))).containsExactly("admin"));
  }

  @Test
  void everySecretComesFromTheEnvironment() {
    assertThat(realm.path("clients"))
        .filteredOn(client -> client.has("secret"))
        .allSatisfy(
            client ->
                assertThat(client.path("secret").asText())
                    .matches("\\$\\{ASSIDU_[A-Z]+_SECRET:.+}"));
  }

  @Test
  void passwordsCannotBeGuessedWithoutEnd() {
    assertThat(realm.path("bruteForceProtected").asBoolean()).isTrue();
    assertThat(realm.path("failureFactor").asInt()).isLessThanOrEqualTo(100);
  }

  @Test
  void loginsBecomeSignals() {
    assertThat(texts(realm.path("eventsListeners"))).contains(SignalsListenerFactory.ID);
  }

  private JsonNode client(String id) {
    return elements(realm.path("clients"))
        .filter(client -> client.path("clientId").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(JsonNode array, String field) {
    return elements(array).map(element -> element.path(field).asText()).toList();
  }

  private static List<String> texts(JsonNode array) {
    return elements(array).map(JsonNode::asText).toList();
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return array.valueStream();
  }

  private static JsonNode realm() {
    try (InputStream file = RealmTest.class.getResourceAsStream("/assidu-realm.json")) {
      return JSON.readTree(file);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
