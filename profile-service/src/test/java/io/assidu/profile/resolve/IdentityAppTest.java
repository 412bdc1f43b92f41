package io.assidu.profile.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.CustomerEvent;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.contracts.profile.ProfileChanged;
import io.assidu.contracts.profile.ProfileMerged;
import io.assidu.contracts.profile.ProfileUnmerged;
import io.assidu.platform.identity.Ids;
import io.assidu.profile.Shop;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
class IdentityAppTest {

  private final String customer = Shop.someone("customer");
  private final String browser = Shop.someone("browser");
  private final String address = Shop.someone("ada") + "@example.com";

  @Test
  void a_visitor_who_signs_up_stays_the_same_person_and_the_edges_say_why() {
    page(browser);
    String visitor = Shop.profile(IdentifierType.ANONYMOUS_ID, browser).getString("profileId");
    signUp();

    JsonPath known = Shop.profile(IdentifierType.EMAIL, address);
    assertThat(known.getString("profileId")).isEqualTo(visitor);
    assertThat(known.getString("zone")).isEqualTo("Europe/Paris");
    Shop.crm()
        .get("/v1/profiles/{id}/identity", visitor)
        .then()
        .statusCode(200)
        .body("edges.identifier.type", hasItems("anonymousId", "customerId", "email"))
        .body("edges.rule", contains("attached", "attached", "attached"))
        .body("merges", hasSize(0));
  }

  @Test
  void a_log_in_on_another_browser_merges_the_two_and_both_histories_stand() {
    signUp();
    String older = Shop.profile(IdentifierType.CUSTOMER_ID, customer).getString("profileId");
    String phone = Shop.someone("browser");
    page(phone);
    String younger = Shop.profile(IdentifierType.ANONYMOUS_ID, phone).getString("profileId");
    assertThat(younger).isNotEqualTo(older);

    logIn(phone);

    ProfileMerged merged = merged(younger);
    assertThat(merged.profileId().toString()).isEqualTo(older);
    assertThat(merged.evidence()).isEqualTo(IdentifierType.ANONYMOUS_ID);
    Shop.crm()
        .get("/v1/profiles/{id}", younger)
        .then()
        .statusCode(200)
        .body("profileId", equalTo(older));
    Shop.crm()
        .get("/v1/profiles/{id}/events", older)
        .then()
        .statusCode(200)
        .body("items.kind", hasItems("page", "identify", "track"));
    Shop.crm()
        .get("/v1/profiles/{id}/identity", older)
        .then()
        .body("merges", hasSize(1))
        .body("merges[0].evidence.value", equalTo(phone))
        .body("merges[0].anchor.value", equalTo(customer));
  }

  @Test
  void a_merge_that_is_undone_gives_each_their_own_back_and_does_not_happen_again() {
    signUp();
    String older = Shop.profile(IdentifierType.CUSTOMER_ID, customer).getString("profileId");
    String phone = Shop.someone("browser");
    Shop.tell(
        "identify",
        """
        {"anonymousId": "%s", "traits": {"nickname": "the other one"}}
        """
            .formatted(phone));
    String younger = Shop.profile(IdentifierType.ANONYMOUS_ID, phone).getString("profileId");
    logIn(phone);
    ProfileMerged merged = merged(younger);

    String key = Ids.next().toString();
    Shop.crm()
        .header("Idempotency-Key", key)
        .body(Map.of("mergeId", merged.mergeId()))
        .post("/v1/profiles/{id}/unmerge", older)
        .then()
        .statusCode(200)
        .body("profileId", equalTo(older))
        .body("restoredId", equalTo(younger));

    KafkaProbe.await(
        Topics.PROFILE_CHANGES,
        ProfileUnmerged.class,
        u -> u.mergeId().equals(merged.mergeId()) && u.restoredId().toString().equals(younger));
    JsonPath restored = Shop.profile(IdentifierType.ANONYMOUS_ID, phone);
    assertThat(restored.getString("profileId")).isEqualTo(younger);
    assertThat(restored.getString("traits.nickname")).isEqualTo("the other one");
    assertThat(restored.getLong("version")).isGreaterThan(merged.version());
    JsonPath remaining = Shop.profile(IdentifierType.CUSTOMER_ID, customer);
    assertThat(remaining.getMap("traits")).doesNotContainKey("nickname").containsKey("email");

    logIn(phone);
    Shop.tell("track", "{\"userId\": \"%s\", \"event\": \"After\"}".formatted(customer));
    KafkaProbe.await(
        Topics.PROFILE_EVENTS,
        CustomerEvent.class,
        e -> e.name().equals("After") && e.profileId().toString().equals(older));
    assertThat(Shop.profile(IdentifierType.ANONYMOUS_ID, phone).getString("profileId"))
        .isEqualTo(younger);
    Shop.crm()
        .header("Idempotency-Key", Ids.next())
        .body(Map.of("mergeId", merged.mergeId()))
        .post("/v1/profiles/{id}/unmerge", older)
        .then()
        .statusCode(409);
  }

  /** Many sources link the same person at once: whatever the interleaving, one profile is left. */
  @Test
  void merges_at_the_same_moment_end_in_one_profile() throws Exception {
    List<String> browsers = IntStream.range(0, 4).mapToObj(n -> Shop.someone("browser")).toList();
    browsers.forEach(IdentityAppTest::page);
    browsers.forEach(b -> Shop.profile(IdentifierType.ANONYMOUS_ID, b));

    List<Callable<Void>> links =
        browsers.stream()
            .map(
                b ->
                    (Callable<Void>)
                        () -> {
                          Shop.tell(
                              "identify",
                              """
                              {"anonymousId": "%s", "traits": {"email": "%s"}}
                              """
                                  .formatted(b, address));
                          return null;
                        })
            .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (var link : threads.invokeAll(links)) {
        link.get();
      }
    }

    JsonPath one =
        Shop.profile(IdentifierType.EMAIL, address, p -> p.getList("identifiers").size() == 5);
    assertThat(browsers)
        .allSatisfy(
            b ->
                assertThat(Shop.profile(IdentifierType.ANONYMOUS_ID, b).getString("profileId"))
                    .isEqualTo(one.getString("profileId")));
  }

  @Test
  void each_change_is_published_whole_with_a_version_that_grows_by_one() {
    signUp();
    String id = Shop.profile(IdentifierType.EMAIL, address).getString("profileId");
    Shop.tell(
        "identify", "{\"userId\": \"%s\", \"traits\": {\"city\": \"Lyon\"}}".formatted(customer));

    ProfileChanged second =
        KafkaProbe.await(
                Topics.PROFILE_CHANGES,
                ProfileChanged.class,
                c -> c.profileId().toString().equals(id) && c.version() == 2)
            .data();
    assertThat(second.traits()).containsEntry("city", "Lyon").containsEntry("email", address);
    assertThat(second.contactPoints()).anySatisfy(p -> assertThat(p.address()).isEqualTo(address));
  }

  private static void page(String browser) {
    Shop.tell("page", "{\"anonymousId\": \"%s\", \"name\": \"Home\"}".formatted(browser));
  }

  private void signUp() {
    Shop.tell(
        "identify",
        """
        {"userId": "%s", "anonymousId": "%s", "traits": {"email": "%s", "firstName": "Ada"},
         "context": {"timezone": "Europe/Paris", "locale": "fr-FR"}}
        """
            .formatted(customer, browser, address));
  }

  private void logIn(String otherBrowser) {
    Shop.tell(
        "track",
        "{\"userId\": \"%s\", \"anonymousId\": \"%s\", \"event\": \"Signed In\"}"
            .formatted(customer, otherBrowser));
  }

  private static ProfileMerged merged(String absorbed) {
    return KafkaProbe.await(
            Topics.PROFILE_CHANGES,
            ProfileMerged.class,
            m -> m.absorbedId().toString().equals(absorbed))
        .data();
  }
}
