package io.assidu.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a message as Standard Webhooks 1.0.0 says: {@code v1,} and the base64 of HMAC-SHA256 over
 * {@code id.timestamp.body}.
 */
final class WebhookSignature {

  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";

  /** The specification asks for 24 to 64 bytes. */
  private static final int SHORTEST_KEY = 24;

  private final SecretKeySpec key;

  /**
   * @param secret base64 of 24 or more random bytes, with or without the prefix {@code whsec_}
   * @throws IllegalArgumentException if it is no base64 or too short to be safe
   */
  WebhookSignature(String secret) {
    String encoded = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
    byte[] bytes = Base64.getDecoder().decode(encoded);
    if (bytes.length < SHORTEST_KEY) {
      throw new IllegalArgumentException(
          "a webhook secret has at least " + SHORTEST_KEY + " bytes, this one " + bytes.length);
    }
    key = new SecretKeySpec(bytes, ALGORITHM);
  }

  /**
   * @param timestamp seconds since the epoch
   */
  String sign(String id, long timestamp, String body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] signature = mac.doFinal((id + '.' + timestamp + '.' + body).getBytes(UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(signature);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
    }
  }
}
