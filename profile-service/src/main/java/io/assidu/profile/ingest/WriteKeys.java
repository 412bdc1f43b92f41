package io.assidu.profile.ingest;

import io.assidu.profile.ProfileConfig;
import io.assidu.profile.ProfileError;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who may send events: the write key is the user name of HTTP Basic, as Segment's libraries do. */
@ApplicationScoped
class WriteKeys {

  private final Map<String, byte[]> digests = new TreeMap<>();

  WriteKeys(ProfileConfig config) {
    config.writeKeys().forEach((source, key) -> digests.put(source, digest(key)));
  }

  /** The source's name; every key is compared, so that the time taken tells nothing. */
  String source(@Nullable String authorization) {
    byte[] given = digest(user(authorization));
    @Nullable String found = null;
    for (Map.Entry<String, byte[]> known : digests.entrySet()) {
      if (MessageDigest.isEqual(known.getValue(), given)) {
        found = known.getKey();
      }
    }
    if (found == null) {
      throw ProfileError.UNKNOWN_WRITE_KEY
          .problem("Pass the write key as the user name of HTTP Basic authentication.")
          .withHeader("WWW-Authenticate", "Basic realm=\"assidu\"");
    }
    return found;
  }

  private static String user(@Nullable String authorization) {
    if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith("basic ")) {
      return "";
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(6).strip());
      return new String(decoded, StandardCharsets.UTF_8).split(":", 2)[0];
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }

  private static byte[] digest(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
