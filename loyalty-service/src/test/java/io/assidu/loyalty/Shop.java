package io.assidu.loyalty;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.CustomerEvent;
import io.assidu.contracts.profile.EventContext;
import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.contracts.profile.Order;
import io.assidu.contracts.profile.OrderLine;
import io.assidu.contracts.profile.OrderStatus;
import io.assidu.contracts.profile.ProfileChanged;
import io.assidu.platform.identity.Ids;
import io.assidu.testkit.KafkaProbe;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What profile-service publishes about customers and what they buy. */
final class Shop {

  private Shop() {}

  /** A customer that profile-service knows; {@code customerId} is {@code customer-<profileId>}. */
  static UUID customer() {
    UUID profileId = Ids.next();
    know(profileId, 1);
    return profileId;
  }

  static void know(UUID profileId, long version) {
    KafkaProbe.publish(
        Topics.PROFILE_CHANGES,
        profileId.toString(),
        new ProfileChanged(
            profileId,
            version,
            List.of(new Identifier(IdentifierType.CUSTOMER_ID, "customer-" + profileId)),
            Map.of(),
            List.of(),
            "fr-FR",
            "Europe/Paris",
            "FR",
            List.of(),
            List.of(),
            Instant.now()));
  }

  /** An order without tax and shipping, so that what it costs is what it earns on. */
  static Order order(String orderId, OrderStatus status, String total, String refunded) {
    return order(orderId, status, "EUR", total, refunded);
  }

  static Order order(
      String orderId, OrderStatus status, String currency, String total, String refunded) {
    return new Order(
        orderId,
        status,
        currency,
        new BigDecimal(total),
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        new BigDecimal(refunded),
        BigDecimal.ZERO,
        null,
        List.of(new OrderLine("p-1", null, "Shoes", null, 1, new BigDecimal(total))));
  }

  static void tell(UUID profileId, Order order, String correlationId) {
    tell(profileId, order, Instant.now(), correlationId);
  }

  static void tell(UUID profileId, Order order, Instant at, String correlationId) {
    tell(profileId, profileId, order, at, correlationId);
  }

  /** Behind what {@code key} was told last. */
  static void tell(UUID key, UUID profileId, Order order, String correlationId) {
    tell(key, profileId, order, Instant.now(), correlationId);
  }

  private static void tell(
      UUID key, UUID profileId, Order order, Instant at, String correlationId) {
    KafkaProbe.publish(
        Topics.PROFILE_EVENTS,
        key.toString(),
        new CustomerEvent(
            Ids.next(),
            profileId,
            1,
            "shop",
            "order",
            "Order Completed",
            Map.of(),
            order,
            EventContext.none(),
            at,
            at),
        correlationId);
  }

  /** A customer who bought for {@code total} and has the points; the order id is theirs alone. */
  static UUID buyer(String total, long points) {
    UUID profileId = customer();
    tell(profileId, order("order-" + profileId, OrderStatus.COMPLETED, total, "0"), "buy");
    Loyalty.awaitAvailable(profileId, points);
    return profileId;
  }
}
