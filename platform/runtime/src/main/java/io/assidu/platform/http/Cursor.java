package io.assidu.platform.http;

import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * An opaque keyset cursor: the sort key of the last item of a page. It names a place, so it
 * survives inserts.
 */
public final class Cursor {

  private static final char SEPARATOR = '\u001f';

  private Cursor() {}

  public static String encode(Object... sortKey) {
    String joined =
        Arrays.stream(sortKey)
            .map(String::valueOf)
            .collect(Collectors.joining(String.valueOf(SEPARATOR)));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(joined.getBytes(StandardCharsets.UTF_8));
  }

  /** The sort key as it was encoded; a cursor that is not ours is refused. */
  public static List<String> decode(String cursor) {
    try {
      String joined = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      return List.of(joined.split(String.valueOf(SEPARATOR), -1));
    } catch (IllegalArgumentException e) {
      throw refused();
    }
  }

  public static long decodeLong(String cursor) {
    try {
      return Long.parseLong(decode(cursor).getFirst());
    } catch (NumberFormatException e) {
      throw refused();
    }
  }

  public static UUID decodeUuid(String cursor) {
    try {
      return UUID.fromString(decode(cursor).getFirst());
    } catch (IllegalArgumentException e) {
      throw refused();
    }
  }

  private static ProblemException refused() {
    return PlatformError.INVALID_REQUEST.problem(
        "cursor", "cursor", "Send the nextCursor of the page before, unchanged.");
  }
}
