package io.assidu.channel.email;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Signs a message with DKIM: rsa-sha256, relaxed/relaxed (RFC 6376).
 *
 * <p>Every header of ours is signed, {@code List-Unsubscribe} and {@code List-Unsubscribe-Post}
 * among them, as RFC 8058 §4 wants. From is named once more than it occurs (RFC 6376 §8.15), so
 * that nobody adds a second one on the way.
 */
final class DkimSigner {
  private static final int LINE = 72;

  private final DkimKey key;

  DkimSigner(DkimKey key) {
    this.key = key;
  }

  /**
   * The signature header, folded, without its final CRLF.
   *
   * @param headers the header fields in order, folded or not, each without its final CRLF
   * @param body the body in ASCII, its lines ended by CRLF
   */
  String sign(List<String> headers, String body, Instant at) {
    List<String> names = new ArrayList<>();
    StringBuilder hashed = new StringBuilder();
    Set<String> seen = new HashSet<>();
    for (String header : headers) {
      String canonical = Canonical.header(header);
      String name = canonical.substring(0, canonical.indexOf(':'));
      if (!seen.add(name)) {
        throw new IllegalArgumentException("Two headers " + name);
      }
      names.add(name);
      hashed.append(canonical).append("\r\n");
    }
    names.add("from");
    String unsigned =
        "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=%s;\r\n\tt=%d; bh=%s;\r\n\th=%s;\r\n\tb="
            .formatted(
                key.domain().toLowerCase(Locale.ROOT),
                key.selector(),
                at.getEpochSecond(),
                base64(sha256(Canonical.body(body))),
                folded(names));
    hashed.append(Canonical.header(unsigned));
    return unsigned + wrapped(base64(rsa(hashed.toString())));
  }

  private static String folded(List<String> names) {
    StringBuilder out = new StringBuilder();
    int column = 0;
    for (String name : names) {
      if (!out.isEmpty()) {
        out.append(':');
        if (column + name.length() > LINE) {
          out.append("\r\n\t ");
          column = 0;
        }
      }
      out.append(name);
      column += name.length() + 1;
    }
    return out.toString();
  }

  private static String wrapped(String base64) {
    return base64.replaceAll("(.{%d})(?!$)".formatted(LINE), "$1\r\n\t ");
  }

  private byte[] rsa(String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.privateKey());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The DKIM key cannot sign.", e);
    }
  }

  private static byte[] sha256(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no SHA-256.", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
