package io.assidu.channel.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The relaxed canonical forms of RFC 6376 §3.4.2 and §3.4.4, which survive what relays do. */
final class Canonical {
  private static final byte[] CRLF = {'\r', '\n'};

  private Canonical() {}

  /**
   * One header field without its final CRLF: name in lower case, unfolded, white space in single
   * spaces.
   */
  static String header(String field) {
    int colon = field.indexOf(':');
    String name = field.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    String value =
        field
            .substring(colon + 1)
            .replace("\r\n", "")
            .replaceAll("[ \t]+", " ")
            .replaceAll("^ | $", "");
    return name + ":" + value;
  }

  /** A body whose lines end in CRLF: no trailing white space, no empty lines at the end. */
  static byte[] body(String body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length());
    int emptyLines = 0;
    for (String line : body.split("\r\n", -1)) {
      String relaxed = line.replaceAll("[ \t]+", " ").replaceAll(" $", "");
      if (relaxed.isEmpty()) {
        emptyLines++;
        continue;
      }
      for (; emptyLines > 0; emptyLines--) {
        out.writeBytes(CRLF);
      }
      out.writeBytes(relaxed.getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(CRLF);
    }
    return out.toByteArray();
  }
}
