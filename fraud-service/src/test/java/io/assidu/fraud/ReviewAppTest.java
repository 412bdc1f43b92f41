package io.assidu.fraud;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.assidu.contracts.Topics;
import io.assidu.contracts.fraud.AccountReleased;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.assidu.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What analysts see and do. */
@QuarkusTest
@WithTestResource(Servers.class)
class ReviewAppTest {

  @Inject World world;
  @Inject TestClock clock;

  @Test
  void anAnalystGivesAFrozenAccountBack() {
    Customer customer = frozen();

    release(customer, UUID.randomUUID().toString()).statusCode(200);

    assertThat(
            KafkaProbe.await(
                    Topics.FRAUD_ALERTS,
                    AccountReleased.class,
                    event -> event.profileId().equals(customer.profileId()))
                .data()
                .by())
        .isEqualTo("analyst");
    customer.risk().body("frozen", equalTo(false)).body("openAlerts", empty());
  }

  @Test
  void whatWasBeforeTheReleaseNoLongerSpeaksAgainstTheOwner() {
    Customer customer = frozen();
    release(customer, UUID.randomUUID().toString()).statusCode(200);

    customer
        .redeems(100, 800, Place.HOME)
        .body("action", equalTo("allow"))
        .body("contributions.rule", not(hasItem("challenge-not-passed")));
  }

  @Test
  void aReleaseRepeatedWithItsKeyIsOneRelease() {
    Customer customer = frozen();
    String key = UUID.randomUUID().toString();

    String first = release(customer, key).statusCode(200).extract().asString();
    String again = release(customer, key).statusCode(200).extract().asString();

    assertThat(again).isEqualTo(first);
  }

  @Test
  void anAccountThatIsNotFrozenCannotBeReleased() {
    release(world.customer(), UUID.randomUUID().toString())
        .statusCode(409)
        .body("type", endsWith("/account-not-frozen"));
  }

  @Test
  void aFrozenAccountAnswersFreezeUntilItIsReleased() {
    frozen().redeems(1, 800, Place.HOME).body("action", equalTo("freeze"));
  }

  @Test
  void alertsAreReadPageByPageNewestFirst() {
    Customer customer = frozen();
    List<String> severities = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      var page = alerts(customer, cursor).statusCode(200).extract().jsonPath();
      severities.addAll(page.getList("items.severity"));
      cursor = page.getString("nextCursor");
    } while (cursor != null);

    assertThat(severities).containsExactly("critical", "medium");
  }

  private static ValidatableResponse alerts(Customer customer, @Nullable String cursor) {
    var request =
        given()
            .auth()
            .oauth2(Tokens.client("console").scopes("risk:read").bearer())
            .queryParam("profileId", customer.profileId())
            .queryParam("limit", 1);
    return (cursor == null ? request : request.queryParam("cursor", cursor))
        .get("/v1/alerts")
        .then();
  }

  private static ValidatableResponse release(Customer customer, String key) {
    return given()
        .auth()
        .oauth2(Tokens.client("console").scopes("risk:review").bearer())
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body("{\"reason\": \"Owner called back on the number on file.\"}")
        .post("/v1/profiles/{id}/release", customer.profileId())
        .then();
  }

  /** Somebody whose points a thief tried to take. */
  private Customer frozen() {
    Customer customer = world.customer();
    Keycloak.reports("loginSucceeded", customer, Place.HOME, clock.instant());
    Keycloak.reports("emailChanged", customer, Place.ABROAD, clock.instant());
    customer.redeems(800, 800, Place.ABROAD).body("action", equalTo("challenge"));
    customer.redeems(800, 800, Place.ABROAD).body("action", equalTo("freeze"));
    return customer;
  }
}
