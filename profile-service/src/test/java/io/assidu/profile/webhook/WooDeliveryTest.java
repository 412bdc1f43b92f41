package io.assidu.profile.webhook;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.contracts.ingest.IngestedEvent;
import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.contracts.profile.Order;
import io.assidu.contracts.profile.OrderLine;
import io.assidu.contracts.profile.OrderStatus;
import io.assidu.profile.ingest.JsonBody;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WooDeliveryTest {

  private static final Instant RECEIVED = Instant.parse("2026-11-24T09:15:09Z");

  @Test
  void a_guest_s_order_is_known_by_address_and_number() throws IOException {
    IngestedEvent event = delivered("order.created", Webhooks.order());

    assertThat(event.identifiers())
        .containsExactly(
            new Identifier(IdentifierType.EMAIL, "ada@example.com"),
            new Identifier(IdentifierType.PHONE, "+33612345678"));
    assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-11-24T09:15:00Z"));
    assertThat(event.traits()).containsEntry("firstName", "Ada").containsEntry("country", "FR");
    assertThat(event.context().ip()).isEqualTo("192.0.2.17");
  }

  @Test
  void lines_less_discount_plus_tax_plus_shipping_is_what_the_customer_pays() throws IOException {
    Order order = order("order.created", Webhooks.order());

    BigDecimal lines =
        order.lines().stream().map(OrderLine::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(lines.subtract(order.discount()).add(order.tax()).add(order.shipping()))
        .isEqualByComparingTo(order.total());
    assertThat(order.status()).isEqualTo(OrderStatus.COMPLETED);
    assertThat(order.coupon()).isEqualTo("welcome5");
    assertThat(order.paidWithPoints()).isEqualByComparingTo("2.50");
    assertThat(order.lines()).extracting(OrderLine::name).contains("Thé noir – 250 g");
  }

  @Test
  void a_registered_customer_s_number_gets_the_store_s_prefix() throws IOException {
    String body = Webhooks.order().replace("\"customer_id\":0", "\"customer_id\":26");

    IngestedEvent event =
        new WooDelivery("main", "woo-", "order.updated", "hash", RECEIVED).event(json(body));

    assertThat(event.identifiers())
        .startsWith(new Identifier(IdentifierType.CUSTOMER_ID, "woo-26"));
  }

  @Test
  void refunds_are_summed_and_make_a_paid_order_a_refunded_one() throws IOException {
    String body =
        Webhooks.order()
            .replace(
                "\"refunds\":[]",
                "\"refunds\":[{\"id\":1,\"total\":\"-10.00\"},{\"id\":2,\"total\":\"-2.50\"}]");

    Order order = order("order.updated", body);

    assertThat(order.status()).isEqualTo(OrderStatus.REFUNDED);
    assertThat(order.refunded()).isEqualByComparingTo("12.50");
  }

  @Test
  void each_status_has_its_place() throws IOException {
    assertThat(status("pending")).isEqualTo(OrderStatus.CREATED);
    assertThat(status("on-hold")).isEqualTo(OrderStatus.CREATED);
    assertThat(status("completed")).isEqualTo(OrderStatus.COMPLETED);
    assertThat(status("refunded")).isEqualTo(OrderStatus.REFUNDED);
    assertThat(status("failed")).isEqualTo(OrderStatus.CANCELLED);
    assertThat(status("packed-by-plugin")).isEqualTo(OrderStatus.COMPLETED);
  }

  @Test
  void a_deleted_order_is_known_by_its_number_alone() {
    IngestedEvent event = delivered("order.deleted", "{\"id\": 1042}");

    assertThat(event.identifiers()).isEmpty();
    assertThat(requireNonNull(event.order()).status()).isEqualTo(OrderStatus.CANCELLED);
  }

  @Test
  void two_states_of_an_order_within_a_second_are_two_messages() throws IOException {
    WooDelivery one = new WooDelivery("main", "", "order.updated", "hash-1", RECEIVED);
    WooDelivery other = new WooDelivery("main", "", "order.updated", "hash-2", RECEIVED);
    JsonNode body = json(Webhooks.order());

    assertThat(one.event(body).messageId()).isNotEqualTo(other.event(body).messageId());
    assertThat(one.event(body).messageId()).isEqualTo(one.event(body).messageId());
  }

  /** Case WOO-1: the payload of WooCommerce's own documentation, where the reference data is. */
  @Test
  void the_documented_order_is_read_and_its_signature_accepted() throws IOException {
    Path reference = reference("05-ecommerce/WOO-1.body");
    assumeThat(reference).as("the reference data is not on this machine").exists();
    byte[] body = Files.readAllBytes(reference);

    assertThat(
            WooSignature.matches(
                body,
                "my-super-secret-private-key",
                "ufj6/5hoPksIFfLUVqg7own1NXyZNOIBnIEJPpWTnyU="))
        .isTrue();
    IngestedEvent event = delivered("order.created", new String(body, StandardCharsets.UTF_8));
    assertThat(event.occurredAt()).isEqualTo(Instant.parse("2017-03-22T19:28:02Z"));
    assertThat(event.properties())
        .containsEntry("orderKey", "wc_order_58d2d042d1d")
        .containsEntry("paidAt", "2017-03-22T19:28:08Z");
    assertThat(event.identifiers())
        .containsExactly(
            new Identifier(IdentifierType.EMAIL, "john.doe@example.com"),
            new Identifier(IdentifierType.PHONE, "+15555555555"));
    Order order = requireNonNull(event.order());
    assertThat(order.orderId()).isEqualTo("727");
    assertThat(order.total()).isEqualByComparingTo("29.35");
    assertThat(order.tax()).isEqualByComparingTo("1.35");
    assertThat(order.shipping()).isEqualByComparingTo("10.00");
    assertThat(order.lines())
        .extracting(OrderLine::name)
        .containsExactly("Woo Single #1", "Ship Your Idea – Color: Black, Size: M Test");
  }

  private static Path reference(String name) {
    String folder = System.getenv().getOrDefault("ASSIDU_REFERENCES", "../../shared/references");
    return Path.of(folder, "data", name);
  }

  private static OrderStatus status(String woo) throws IOException {
    String body =
        Webhooks.order().replace("\"status\":\"processing\"", "\"status\":\"" + woo + "\"");
    return order("order.updated", body).status();
  }

  private static Order order(String topic, String body) {
    return requireNonNull(delivered(topic, body).order());
  }

  private static IngestedEvent delivered(String topic, String body) {
    return new WooDelivery("main", "", topic, "hash", RECEIVED).event(json(body));
  }

  private static JsonNode json(String body) {
    return JsonBody.read(body.getBytes(StandardCharsets.UTF_8));
  }
}
