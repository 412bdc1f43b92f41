package io.assidu.profile.history;

import io.assidu.platform.problem.PlatformError;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Where a page of events ends; opaque to whoever carries it. */
record Position(Instant occurredAt, UUID eventId) {

  String cursor() {
    String text = occurredAt + " " + eventId;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  static Position of(String cursor) {
    try {
      byte[] decoded = Base64.getUrlDecoder().decode(cursor);
      String[] parts = new String(decoded, StandardCharsets.US_ASCII).split(" ", -1);
      return new Position(Instant.parse(parts[0]), UUID.fromString(parts[1]));
    } catch (DateTimeException
        | IllegalArgumentException
        | ArrayIndexOutOfBoundsException notOurs) {
      throw PlatformError.INVALID_REQUEST.problem(
          "cursor", "cursor", "Pass the nextCursor of a page, unchanged.");
    }
  }
}
