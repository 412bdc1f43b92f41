package io.assidu.profile.webhook;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.CustomerEvent;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.contracts.profile.OrderStatus;
import io.assidu.profile.Shop;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
class WooCommerceAppTest {

  private final String address = Shop.someone("ada") + "@example.com";
  private final String number =
      String.valueOf(ThreadLocalRandom.current().nextLong(1_000_000, Long.MAX_VALUE));

  @Test
  void a_paid_order_becomes_an_order_completed_of_the_one_who_paid() throws IOException {
    Shop.webhook("order.created", order("processing", "2026-11-24T09:15:07")).statusCode(200);

    CustomerEvent event = told("Order Completed");
    assertThat(event.kind()).isEqualTo("order");
    assertThat(event.source()).isEqualTo("woocommerce:main");
    assertThat(requireNonNull(event.order()).status()).isEqualTo(OrderStatus.COMPLETED);
    assertThat(requireNonNull(event.order()).total()).isEqualByComparingTo("90.68");
    assertThat(Shop.profile(IdentifierType.EMAIL, address).getLong("traits.orders")).isEqualTo(1);
  }

  @Test
  void a_delivery_that_is_repeated_changes_nothing() throws IOException {
    String body = order("processing", "2026-11-24T09:15:07");
    Shop.webhook("order.created", body).statusCode(200);
    Shop.webhook("order.created", body).statusCode(200);
    Shop.webhook("order.updated", order("cancelled", "2026-11-24T09:20:00")).statusCode(200);

    told("Order Cancelled");
    assertThat(KafkaProbe.all(Topics.PROFILE_EVENTS))
        .filteredOn(e -> isMine((CustomerEvent) e.data()))
        .hasSize(2);
  }

  @Test
  void an_older_state_that_arrives_late_is_kept_but_not_told() throws IOException {
    Shop.webhook("order.updated", order("refunded", "2026-11-24T09:30:00")).statusCode(200);
    told("Order Refunded");
    Shop.webhook("order.created", order("processing", "2026-11-24T09:15:07")).statusCode(200);
    Shop.webhook("order.updated", order("cancelled", "2026-11-24T09:40:00")).statusCode(200);

    told("Order Cancelled");
    assertThat(KafkaProbe.all(Topics.PROFILE_EVENTS))
        .filteredOn(e -> isMine((CustomerEvent) e.data()))
        .hasSize(2);
    assertThat(Shop.profile(IdentifierType.EMAIL, address).getLong("traits.orders")).isZero();
  }

  @Test
  void a_deleted_order_is_cancelled_for_the_one_whose_it_was() throws IOException {
    Shop.webhook("order.created", order("processing", "2026-11-24T09:15:07")).statusCode(200);
    told("Order Completed");
    Shop.webhook("order.deleted", "{\"id\":" + number + "}").statusCode(200);

    CustomerEvent event = told("Order Cancelled");
    assertThat(requireNonNull(event.order()).lines()).isNotEmpty();
  }

  @Test
  void the_ping_of_a_new_webhook_is_answered() {
    given()
        .contentType(ContentType.URLENC)
        .formParam("webhook_id", "535")
        .post("/v1/webhooks/woocommerce/main")
        .then()
        .statusCode(200);
  }

  @Test
  void a_body_that_was_changed_on_its_way_is_refused() throws IOException {
    String body = order("processing", "2026-11-24T09:15:07");
    given()
        .contentType(ContentType.JSON)
        .header("X-WC-Webhook-Topic", "order.created")
        .header("X-WC-Webhook-Signature", Webhooks.signature(body, Shop.STORE_SECRET))
        .body(body.replace("90.68", "0.01"))
        .post("/v1/webhooks/woocommerce/main")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("type", endsWith("/bad-signature"));
  }

  @Test
  void what_is_not_understood_is_refused_with_a_reason() throws IOException {
    String body = order("processing", "2026-11-24T09:15:07");
    Shop.webhook("product.created", body)
        .statusCode(400)
        .body("type", endsWith("/unknown-webhook-topic"));
    Shop.webhook("order.created", "{").statusCode(400).body("type", endsWith("/malformed-json"));
    Shop.webhook("order.created", "{}").statusCode(400).body("type", endsWith("/invalid-order"));
    given()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/webhooks/woocommerce/nobody")
        .then()
        .statusCode(404)
        .body("type", endsWith("/unknown-store"));
  }

  private String order(String status, String modifiedAt) throws IOException {
    return Webhooks.order()
        .replace("\"id\":1042,", "\"id\":" + number + ",")
        .replace("ada@example.com", address)
        .replace("06 12 34 56 78", "")
        .replace("\"status\":\"processing\"", "\"status\":\"" + status + "\"")
        .replace(
            "\"date_modified_gmt\":\"2026-11-24T09:15:07\"",
            "\"date_modified_gmt\":\"" + modifiedAt + "\"");
  }

  private CustomerEvent told(String name) {
    return KafkaProbe.await(
            Topics.PROFILE_EVENTS, CustomerEvent.class, e -> isMine(e) && e.name().equals(name))
        .data();
  }

  private boolean isMine(CustomerEvent event) {
    return event.order() != null && event.order().orderId().equals(number);
  }
}
