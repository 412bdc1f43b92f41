package io.assidu.profile.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.contracts.profile.SegmentEntered;
import io.assidu.contracts.profile.SegmentExited;
import io.assidu.profile.Shop;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
class SegmentAppTest {

  private final String customer = Shop.someone("customer");

  @Test
  void a_profile_enters_and_leaves_as_the_rule_says() {
    String segment = Shop.someone("vip");
    write(segment, "has(profile.traits.plan) && profile.traits.plan == \"gold\"", 1);

    plan("gold");
    String id = Shop.profile(IdentifierType.CUSTOMER_ID, customer).getString("profileId");
    SegmentEntered entered =
        KafkaProbe.await(
                Topics.PROFILE_CHANGES,
                SegmentEntered.class,
                e -> e.segmentId().equals(segment) && e.profileId().toString().equals(id))
            .data();
    assertThat(entered.segmentVersion()).isEqualTo(1);

    plan("silver");
    KafkaProbe.await(
        Topics.PROFILE_CHANGES,
        SegmentExited.class,
        e -> e.segmentId().equals(segment) && e.profileId().toString().equals(id));
  }

  @Test
  void a_changed_rule_is_a_new_version_and_the_same_again_is_not() {
    String segment = Shop.someone("vip");
    write(segment, "profile.version > 100", 1);
    write(segment, "profile.version > 100", 1);
    write(segment, "profile.version > 200", 2);

    Shop.crm().get("/v1/segments/{id}", segment).then().body("version", equalTo(2));
  }

  @Test
  void a_customer_is_new_until_the_second_order() {
    Shop.tell("identify", "{\"userId\": \"%s\"}".formatted(customer));
    assertThat(Shop.profile(IdentifierType.CUSTOMER_ID, customer).getMap("segments"))
        .containsKey("new-customers");

    order("1");
    Shop.profile(IdentifierType.CUSTOMER_ID, customer, p -> p.getInt("traits.orders") == 1);
    order("2");
    assertThat(
            Shop.profile(IdentifierType.CUSTOMER_ID, customer, p -> p.getInt("traits.orders") == 2)
                .getMap("segments"))
        .doesNotContainKey("new-customers");
  }

  @Test
  void a_rule_that_does_not_compile_is_refused_with_the_column() {
    Shop.crm()
        .body(Map.of("name", "Broken", "rule", "profile.traits.plan =="))
        .put("/v1/segments/broken")
        .then()
        .statusCode(400)
        .body("type", endsWith("/invalid-segment-rule"))
        .body("errors.field", hasItem("/rule"))
        .body("errors.rule", hasItem("cel"))
        .body("column", greaterThan(0));
  }

  @Test
  void a_rule_that_fails_on_somebody_does_not_let_them_in_and_stops_nobody() {
    String segment = Shop.someone("careless");
    write(segment, "profile.traits.nothingOfThisName == \"x\"", 1);

    plan("gold");

    assertThat(Shop.profile(IdentifierType.CUSTOMER_ID, customer).getMap("segments"))
        .doesNotContainKey(segment);
  }

  @Test
  void whoever_may_not_write_segments_is_told_so() {
    Shop.as("profile:read")
        .body(Map.of("name", "X", "rule", "true"))
        .put("/v1/segments/x")
        .then()
        .statusCode(403);
    Shop.crm().get("/v1/segments/nobody-wrote-this").then().statusCode(404);
    Shop.crm()
        .body("{\"name\": \"X\", \"rule\": \"true\", \"colour\": \"red\"}")
        .put("/v1/segments/x")
        .then()
        .statusCode(400);
  }

  private static void write(String id, String rule, int version) {
    Shop.crm()
        .body(Map.of("name", "A segment", "rule", rule))
        .put("/v1/segments/{id}", id)
        .then()
        .statusCode(200)
        .body("version", equalTo(version));
  }

  private void plan(String plan) {
    Shop.tell(
        "identify",
        "{\"userId\": \"%s\", \"traits\": {\"plan\": \"%s\"}}".formatted(customer, plan));
  }

  private void order(String number) {
    Shop.tell(
        "track",
        """
        {"userId": "%1$s", "event": "Order Completed", "properties":
          {"order_id": "%1$s-%2$s", "currency": "EUR", "total": 10}}
        """
            .formatted(customer, number));
  }
}
