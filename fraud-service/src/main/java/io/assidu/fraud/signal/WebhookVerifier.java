package io.assidu.fraud.signal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks what Standard Webhooks 1.0.0 has a sender prove: {@code v1,} and the base64 of HMAC-SHA256
 * over {@code id.timestamp.body}, and a time close to ours, so that nothing old can be played
 * again.
 */
final class WebhookVerifier {

  private static final String PREFIX = "whsec_";
  private static final String VERSION = "v1,";
  private static final String ALGORITHM = "HmacSHA256";
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** The specification asks for 24 to 64 bytes. */
  private static final int SHORTEST_KEY = 24;

  private final SecretKeySpec key;

  /**
   * @param secret base64 of 24 bytes or more, with or without the prefix {@code whsec_}
   * @throws IllegalArgumentException if it is anything else
   */
  WebhookVerifier(String secret) {
    byte[] bytes = decode(secret);
    if (bytes.length < SHORTEST_KEY) {
      throw new IllegalArgumentException("too short to be safe");
    }
    key = new SecretKeySpec(bytes, ALGORITHM);
  }

  private static byte[] decode(String secret) {
    String encoded = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
    return Base64.getDecoder().decode(encoded);
  }

  static boolean isUsable(String secret) {
    try {
      return decode(secret).length >= SHORTEST_KEY;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  /** The headers as they came; null where one is missing. Several signatures are told by spaces. */
  boolean isGenuine(
      @Nullable String id,
      @Nullable String timestamp,
      @Nullable String signatures,
      String body,
      Instant now) {
    if (id == null || timestamp == null || signatures == null || !isFresh(timestamp, now)) {
      return false;
    }
    byte[] expected = hmac(id + '.' + timestamp + '.' + body);
    boolean genuine = false;
    for (String signature : signatures.split(" ", -1)) {
      genuine |= signature.startsWith(VERSION) && matches(signature, expected);
    }
    return genuine;
  }

  private static boolean isFresh(String timestamp, Instant now) {
    try {
      Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
      return Duration.between(sent, now).abs().compareTo(TOLERANCE) <= 0;
    } catch (NumberFormatException | DateTimeException | ArithmeticException noTime) {
      return false;
    }
  }

  /** In constant time, so that the answer's delay tells nothing. */
  private static boolean matches(String signature, byte[] expected) {
    try {
      byte[] given = Base64.getDecoder().decode(signature.substring(VERSION.length()));
      return MessageDigest.isEqual(given, expected);
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  private byte[] hmac(String signed) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(signed.getBytes(UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
    }
  }
}
