package io.assidu.local.story;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assidu.local.client.Answer;
import io.assidu.local.client.Suite;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A WooCommerce shop, as far as its webhooks go. */
public final class WebShop {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String SECRET = "local-woocommerce-secret";
  private static final DateTimeFormatter WORDPRESS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private WebShop() {}

  /**
   * The body of {@code order.created} for a guest's order of 1,300.40 EUR, to which come VAT and
   * shipping.
   *
   * @param number of the order in the shop
   */
  public static byte[] order(long number, Customer customer, Instant at) throws IOException {
    try (InputStream example = WebShop.class.getResourceAsStream("/story/order-created.json")) {
      ObjectNode order = (ObjectNode) JSON.readTree(Objects.requireNonNull(example));
      order.put("id", number);
      order.put("number", Long.toString(number));
      order.put("order_key", "wc_order_" + customer.run());
      for (String field : new String[] {"created", "modified", "paid"}) {
        order.put("date_" + field, WORDPRESS.format(at));
        order.put("date_" + field + "_gmt", WORDPRESS.format(at));
      }
      ObjectNode billing = (ObjectNode) order.path("billing");
      billing.put("email", customer.email());
      billing.put("phone", customer.phone());
      return JSON.writeValueAsBytes(order);
    }
  }

  /** Delivers it as the shop does: signed. It would do so again until it is answered 2xx. */
  public static Answer deliver(Suite suite, byte[] order, String correlationId)
      throws IOException, InterruptedException {
    return suite
        .events()
        .postRaw(
            "/v1/webhooks/woocommerce/main",
            order,
            "X-WC-Webhook-Topic",
            "order.created",
            "X-WC-Webhook-Signature",
            signature(order),
            "X-Correlation-Id",
            correlationId);
  }

  private static String signature(byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
