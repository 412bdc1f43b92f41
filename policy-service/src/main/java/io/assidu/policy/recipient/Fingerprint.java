package io.assidu.policy.recipient;

import io.assidu.contracts.profile.ContactPoint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether two addresses are the same without keeping them. */
final class Fingerprint {

  private static final int BYTES = 16;

  private Fingerprint() {}

  static String of(ContactPoint point) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((point.channel() + " " + point.address()).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
