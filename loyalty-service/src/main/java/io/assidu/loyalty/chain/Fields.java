package io.assidu.loyalty.chain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Fields to be hashed, one after the other, as netstrings ({@code <length in bytes>:<UTF-8>,}): no
 * two lists of fields have the same text, and an auditor can recompute the hash with any tool.
 */
public final class Fields {

  /** What stands before the first link of a chain. */
  public static final String GENESIS = "0".repeat(64);

  private final StringBuilder text = new StringBuilder(512);

  /** A missing value is an empty field. */
  public Fields add(@Nullable Object value) {
    String field = value == null ? "" : value.toString();
    text.append(length(field)).append(':').append(field).append(',');
    return this;
  }

  private static int length(String field) {
    for (int i = 0; i < field.length(); i++) {
      if (field.charAt(i) >= 0x80) {
        return field.getBytes(StandardCharsets.UTF_8).length;
      }
    }
    return field.length();
  }

  /** SHA-256, hexadecimal. */
  public String sha256() {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
