package io.assidu.channel.unsubscribe;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The opaque part of an unsubscribe link: the contact it came with and when it ends, signed.
 *
 * <p>It holds no personal data (a contact's id is random), cannot be made up, and being tied to one
 * contact tells purpose, channel and topic without saying them. Layout: contact id (16 bytes), end
 * in seconds of the epoch (8), HMAC-SHA256 of both, cut to 16 bytes (RFC 2104 §5), in base64url.
 */
final class UnsubscribeTokens {
  private static final int SIGNED_BYTES = 24;
  private static final int MAC_BYTES = 16;
  private static final String ALGORITHM = "HmacSHA256";

  private final List<SecretKeySpec> keys;
  private final Duration lifetime;

  /**
   * Makes tokens with the first key and takes those of any.
   *
   * @param keys newest first
   */
  UnsubscribeTokens(List<byte[]> keys, Duration lifetime) {
    this.keys = keys.stream().map(key -> new SecretKeySpec(key, ALGORITHM)).toList();
    this.lifetime = lifetime;
  }

  String issue(UUID contactId, Instant now) {
    byte[] signed =
        ByteBuffer.allocate(SIGNED_BYTES)
            .putLong(contactId.getMostSignificantBits())
            .putLong(contactId.getLeastSignificantBits())
            .putLong(now.plus(lifetime).getEpochSecond())
            .array();
    byte[] token = Arrays.copyOf(signed, SIGNED_BYTES + MAC_BYTES);
    System.arraycopy(mac(keys.getFirst(), signed), 0, token, SIGNED_BYTES, MAC_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** The contact a token was issued for, unless it is not one of ours or has ended. */
  Optional<UUID> contact(String token, Instant now) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    if (bytes.length != SIGNED_BYTES + MAC_BYTES) {
      return Optional.empty();
    }
    byte[] signed = Arrays.copyOf(bytes, SIGNED_BYTES);
    byte[] claimed = Arrays.copyOfRange(bytes, SIGNED_BYTES, bytes.length);
    if (keys.stream().noneMatch(key -> MessageDigest.isEqual(mac(key, signed), claimed))) {
      return Optional.empty();
    }
    ByteBuffer fields = ByteBuffer.wrap(signed);
    UUID contactId = new UUID(fields.getLong(), fields.getLong());
    Instant end = Instant.ofEpochSecond(fields.getLong());
    return now.isBefore(end) ? Optional.of(contactId) : Optional.empty();
  }

  private static byte[] mac(SecretKeySpec key, byte[] signed) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Arrays.copyOf(mac.doFinal(signed), MAC_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no " + ALGORITHM, e);
    }
  }
}
