package io.assidu.loyalty;

import static org.awaitility.Awaitility.await;

import io.assidu.contracts.Topics;
import io.assidu.contracts.loyalty.LoyaltyEvent;
import io.assidu.contracts.profile.Order;
import io.assidu.contracts.profile.OrderLine;
import io.assidu.contracts.profile.OrderStatus;
import io.assidu.testkit.KafkaProbe;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Programs with tiers of their own, each in a currency that no other test's orders are paid in. */
final class Tiered {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Tiered() {}

  /** The club's document under another name, in another currency, with other tiers. */
  static String program(String id, String currency, String tiers) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(Tiered.class.getResourceAsStream("/programs/club.json"))) {
      String club = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      int begin = club.indexOf("\"tiers\": ") + "\"tiers\": ".length();
      int end = club.indexOf("\"alerts\"");
      return (club.substring(0, begin) + tiers + ",\n  " + club.substring(end))
          .replace("\"id\": \"club\"", "\"id\": \"" + id + "\"")
          .replace("\"EUR\"", "\"" + currency + "\"");
    }
  }

  static Response save(String id, String program) {
    return Loyalty.as("crm", "program:write").body(program).put("/v1/programs/" + id);
  }

  static void publish(String id, String currency, String tiers) throws IOException {
    publish(id, currency, tiers, program -> program);
  }

  static void publish(String id, String currency, String tiers, UnaryOperator<String> change)
      throws IOException {
    save(id, change.apply(program(id, currency, tiers))).then().statusCode(200);
    Loyalty.as("crm", "program:write")
        .post("/v1/programs/" + id + "/publish")
        .then()
        .statusCode(200);
  }

  /** An order with tax and shipping: of {@code total}, 20 is neither goods nor earns anything. */
  static Order order(String orderId, String currency, String total, String refunded) {
    return new Order(
        orderId,
        OrderStatus.COMPLETED,
        currency,
        new BigDecimal(total),
        new BigDecimal("15"),
        new BigDecimal("5"),
        BigDecimal.ZERO,
        new BigDecimal(refunded),
        BigDecimal.ZERO,
        null,
        List.of(new OrderLine("p-1", null, "Shoes", null, 1, new BigDecimal(total))));
  }

  static JsonPath member(UUID profileId, String program) {
    return Loyalty.as("shop", "loyalty:read")
        .get("/v1/members/" + profileId + "?program=" + program)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  static JsonPath awaitQualifying(UUID profileId, String program, String amount) {
    return await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(AssertionError.class)
        .until(
            () -> member(profileId, program),
            member ->
                new BigDecimal(member.getString("tier.qualifying"))
                        .compareTo(new BigDecimal(amount))
                    == 0);
  }

  /** Everything of one kind that was said of a member. */
  static <T extends LoyaltyEvent> List<T> said(UUID profileId, Class<T> type) {
    return KafkaProbe.all(Topics.LOYALTY_EVENTS).stream()
        .map(event -> event.data())
        .filter(type::isInstance)
        .map(type::cast)
        .filter(event -> event.profileId().equals(profileId))
        .toList();
  }
}
