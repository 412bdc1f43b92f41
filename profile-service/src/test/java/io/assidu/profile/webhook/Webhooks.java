package io.assidu.profile.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Webhook bodies as a shop sends them. */
public final class Webhooks {

  private Webhooks() {}

  /** A paid guest order of 90.68 EUR with a coupon, a fee and a voucher. */
  public static String order() throws IOException {
    try (InputStream in = Webhooks.class.getResourceAsStream("/webhooks/order-created.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  public static String signature(String body, String secret) {
    return WooSignature.of(body.getBytes(StandardCharsets.UTF_8), secret);
  }
}
