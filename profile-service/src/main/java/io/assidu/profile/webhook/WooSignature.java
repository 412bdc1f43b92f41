package io.assidu.profile.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** WooCommerce's proof of origin: base64 of HMAC-SHA256 over the body as it came. */
final class WooSignature {

  private static final String ALGORITHM = "HmacSHA256";

  private WooSignature() {}

  static String of(byte[] body, String secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Takes the same time whatever the difference. */
  static boolean matches(byte[] body, String secret, @Nullable String signature) {
    return signature != null
        && MessageDigest.isEqual(
            of(body, secret).getBytes(StandardCharsets.US_ASCII),
            signature.getBytes(StandardCharsets.US_ASCII));
  }
}
