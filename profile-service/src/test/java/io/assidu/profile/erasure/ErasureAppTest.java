package io.assidu.profile.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.contracts.profile.ProfileChangeApplied;
import io.assidu.contracts.profile.ProfileErased;
import io.assidu.platform.identity.Ids;
import io.assidu.profile.Shop;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
class ErasureAppTest {

  private final String customer = Shop.someone("customer");
  private final String address = Shop.someone("ada") + "@example.com";

  @Test
  void a_forgotten_person_is_gone_and_every_service_says_so() {
    String id = signedUp();

    String erasureId = erased(id);

    ProfileErased told =
        KafkaProbe.await(
                Topics.PROFILE_CHANGES,
                ProfileErased.class,
                e -> e.erasureId().toString().equals(erasureId))
            .data();
    assertThat(told.profileId().toString()).isEqualTo(id);
    Shop.crm().get("/v1/profiles/{id}", id).then().statusCode(410);
    Shop.crm()
        .body("{\"type\": \"email\", \"value\": \"%s\"}".formatted(address))
        .post("/v1/profiles/lookup")
        .then()
        .statusCode(404);
    assertThat(erased(id)).isEqualTo(erasureId);

    Shop.crm()
        .get("/v1/erasures/{id}", erasureId)
        .then()
        .statusCode(200)
        .body("complete", equalTo(false));
    for (String service :
        List.of(
            "journey-service",
            "policy-service",
            "channel-gateway",
            "loyalty-service",
            "fraud-service")) {
      KafkaProbe.publish(
          Topics.PROFILE_APPLIED,
          id,
          new ProfileChangeApplied(
              UUID.fromString(erasureId), UUID.fromString(id), "erased", service, Instant.now()));
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> Shop.crm().get("/v1/erasures/{id}", erasureId).jsonPath().getBoolean("complete"));
  }

  @Test
  void whoever_comes_back_is_somebody_new_without_consent_to_marketing() {
    erased(signedUp());

    Shop.tell(
        "identify",
        "{\"userId\": \"%s\", \"traits\": {\"email\": \"%s\"}}"
            .formatted(Shop.someone("customer"), address));

    JsonPath back = Shop.profile(IdentifierType.EMAIL, address);
    Shop.crm()
        .get("/v1/profiles/{id}/consents", back.getString("profileId"))
        .then()
        .body("standing.status", contains("denied"))
        .body("history[0].method", equalTo("suppression"));
  }

  @Test
  void their_own_new_yes_stands() {
    erased(signedUp());

    signedUp();

    String id = Shop.profile(IdentifierType.EMAIL, address).getString("profileId");
    Shop.crm()
        .get("/v1/profiles/{id}/consents", id)
        .then()
        .body("standing.status", contains("granted"))
        .body("history.status", contains("denied", "granted"));
  }

  @Test
  void who_was_merged_away_before_is_forgotten_by_the_same_erasure() {
    String visitor = Shop.someone("visitor");
    Shop.tell("identify", "{\"anonymousId\": \"%s\"}".formatted(visitor));
    String older = Shop.profile(IdentifierType.ANONYMOUS_ID, visitor).getString("profileId");
    String absorbed = signedUp();
    Shop.tell(
        "identify", "{\"userId\": \"%s\", \"anonymousId\": \"%s\"}".formatted(customer, visitor));
    Shop.profile(IdentifierType.CUSTOMER_ID, customer, p -> p.getString("profileId").equals(older));

    String erasureId = erased(older);

    assertThat(erased(absorbed)).isEqualTo(erasureId);
  }

  @Test
  void of_two_who_ask_at_the_same_moment_both_get_the_one_erasure() throws Exception {
    String id = signedUp();
    Callable<String> call = () -> erased(id);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<String> erasures =
          callers.invokeAll(Collections.nCopies(8, call)).stream()
              .map(Future::resultNow)
              .distinct()
              .toList();
      assertThat(erasures).hasSize(1);
    }
  }

  @Test
  void nobody_can_be_forgotten_who_is_not_known() {
    Shop.crm().body(Map.of("profileId", Ids.next())).post("/v1/erasures").then().statusCode(404);
    Shop.crm().get("/v1/erasures/{id}", Ids.next()).then().statusCode(404);
  }

  private String signedUp() {
    Shop.tell(
        "identify",
        """
        {"userId": "%s", "traits": {"email": "%s"}, "context": {"ip": "192.0.2.1", "consent": [
          {"purpose": "marketing", "channel": "email", "status": "granted"}]}}
        """
            .formatted(customer, address));
    return Shop.profile(IdentifierType.EMAIL, address).getString("profileId");
  }

  private static String erased(String id) {
    return Shop.crm()
        .body(Map.of("profileId", id))
        .post("/v1/erasures")
        .then()
        .statusCode(202)
        .extract()
        .path("erasureId");
  }
}
