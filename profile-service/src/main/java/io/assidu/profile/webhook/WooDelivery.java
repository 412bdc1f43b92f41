package io.assidu.profile.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.contracts.ingest.IngestedEvent;
import io.assidu.contracts.profile.EventContext;
import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.contracts.profile.Order;
import io.assidu.contracts.profile.OrderStatus;
import io.assidu.platform.problem.ProblemException;
import io.assidu.profile.ProfileError;
import io.assidu.profile.order.Standing;
import io.assidu.profile.trait.NormalForm;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One delivery of a WooCommerce webhook ({@code order.created}, {@code .updated}, {@code
 * .deleted}).
 *
 * @param store the store's name in the configuration
 * @param customerIdPrefix put before the store's customer numbers, which mean nothing elsewhere
 * @param topic the {@code X-WC-Webhook-Topic}
 * @param bodyHash the body's SHA-256: a delivery has no id of its own that can be relied on, for
 *     {@code X-WC-Webhook-Delivery-ID} is the same for all deliveries within a second
 */
record WooDelivery(
    String store, String customerIdPrefix, String topic, String bodyHash, Instant receivedAt) {

  /** What {@code properties} of the event calls the shop's time of this state. */
  static final String MODIFIED_AT = "modifiedAt";

  IngestedEvent event(JsonNode body) {
    boolean deleted = topic.equals("order.deleted");
    Order order = deleted ? gone(body) : order(body);
    // neither the removal of an order nor its return has a time of its own
    boolean ourTime = deleted || topic.equals("order.restored");
    Instant modifiedAt = ourTime ? receivedAt : gmt(body, "date_modified_gmt").orElse(receivedAt);
    Instant occurredAt =
        topic.equals("order.created")
            ? gmt(body, "date_created_gmt").orElse(modifiedAt)
            : modifiedAt;
    Map<String, Object> traits = deleted ? Map.of() : traits(body.path("billing"));
    return new IngestedEvent(
        String.join(":", topic, order.orderId(), ourTime ? "" : modifiedAt.toString(), bodyHash),
        "woocommerce:" + store,
        "order",
        deleted ? "Order Deleted" : "Order",
        identifiers(body, traits),
        traits,
        properties(body, modifiedAt),
        List.of(),
        order,
        new EventContext(
            nonEmpty(body.path("customer_ip_address").asText("")),
            nonEmpty(body.path("customer_user_agent").asText("")),
            null,
            null,
            null,
            null),
        occurredAt,
        receivedAt);
  }

  private static Order order(JsonNode body) {
    if (!body.path("id").isIntegralNumber() || !body.path("line_items").isArray()) {
      throw invalid("/id", "required", "An order with its id and line_items.");
    }
    try {
      return WooOrder.of(body);
    } catch (NumberFormatException notAnAmount) {
      throw invalid("/total", "amount", "Amounts must be decimal numbers.");
    }
  }

  private static Order gone(JsonNode body) {
    if (!body.path("id").isIntegralNumber()) {
      throw invalid("/id", "required", "The id of the order that was deleted.");
    }
    BigDecimal none = BigDecimal.ZERO;
    return new Order(
        body.path("id").asText(),
        OrderStatus.CANCELLED,
        Standing.NO_CURRENCY,
        none,
        none,
        none,
        none,
        none,
        none,
        null,
        List.of());
  }

  /** A guest has customer id 0, which is nobody's. */
  private List<Identifier> identifiers(JsonNode body, Map<String, Object> traits) {
    List<Identifier> identifiers = new ArrayList<>();
    long customer = body.path("customer_id").asLong(0);
    if (customer > 0) {
      identifiers.add(new Identifier(IdentifierType.CUSTOMER_ID, customerIdPrefix + customer));
    }
    if (traits.get("email") instanceof String raw) {
      NormalForm.email(raw)
          .ifPresent(email -> identifiers.add(new Identifier(IdentifierType.EMAIL, email)));
    }
    if (traits.get("phone") instanceof String raw) {
      NormalForm.phone(raw, null)
          .ifPresent(phone -> identifiers.add(new Identifier(IdentifierType.PHONE, phone)));
    }
    return List.copyOf(identifiers);
  }

  private static Map<String, Object> traits(JsonNode billing) {
    Map<String, Object> traits = new LinkedHashMap<>();
    put(traits, "firstName", WooOrder.text(billing, "first_name"));
    put(traits, "lastName", WooOrder.text(billing, "last_name"));
    String country = NormalForm.country(billing.path("country").asText("")).orElse(null);
    put(traits, "country", country);
    NormalForm.email(billing.path("email").asText(""))
        .ifPresent(email -> traits.put("email", email));
    String phone = billing.path("phone").asText("");
    put(traits, "phone", NormalForm.phone(phone, country).orElse(phone));
    return traits;
  }

  private static Map<String, Object> properties(JsonNode body, Instant modifiedAt) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(MODIFIED_AT, modifiedAt.toString());
    put(properties, "orderKey", body.path("order_key").asText(""));
    put(properties, "shopStatus", body.path("status").asText(""));
    put(properties, "paymentMethod", body.path("payment_method").asText(""));
    gmt(body, "date_paid_gmt").ifPresent(at -> properties.put("paidAt", at.toString()));
    return properties;
  }

  /** {@code …_gmt} times are UTC, and say so nowhere. */
  private static Optional<Instant> gmt(JsonNode body, String name) {
    String text = body.path(name).asText("");
    if (text.isEmpty() || text.equals("null")) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException notATime) {
      throw invalid("/" + name, "dateTime", "A time such as 2026-11-24T08:00:00.");
    }
  }

  private static void put(Map<String, Object> map, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      map.put(name, value);
    }
  }

  private static @Nullable String nonEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  private static ProblemException invalid(String field, String rule, String detail) {
    return ProfileError.INVALID_ORDER.problem(field, rule, detail);
  }
}
