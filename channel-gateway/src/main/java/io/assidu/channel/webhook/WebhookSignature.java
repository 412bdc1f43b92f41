package io.assidu.channel.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a webhook as the Standard Webhooks specification says: HMAC-SHA256 over {@code
 * id.timestamp.body}, so that the receiver knows who sent it and refuses a replay.
 */
final class WebhookSignature {
  private static final String PREFIX = "whsec_";
  private static final int LEAST_BYTES = 24;

  private final SecretKeySpec key;

  /**
   * Takes a secret in its written form.
   *
   * @param secret {@code whsec_} and 24 to 64 bytes in base64
   * @throws IllegalArgumentException if it is anything else
   */
  WebhookSignature(String secret) {
    if (!secret.startsWith(PREFIX)) {
      throw new IllegalArgumentException("A webhook secret begins with whsec_");
    }
    byte[] bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    if (bytes.length < LEAST_BYTES) {
      throw new IllegalArgumentException(
          "A webhook secret has at least %d bytes, this one %d"
              .formatted(LEAST_BYTES, bytes.length));
    }
    key = new SecretKeySpec(bytes, "HmacSHA256");
  }

  /** The value of the {@code webhook-signature} header. */
  String sign(String id, Instant timestamp, String body) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      String signed = id + "." + timestamp.getEpochSecond() + "." + body;
      return "v1,"
          + Base64.getEncoder()
              .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no HmacSHA256.", e);
    }
  }
}
