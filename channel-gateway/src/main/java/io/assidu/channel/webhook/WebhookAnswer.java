package io.assidu.channel.webhook;

import io.assidu.channel.delivery.HandoverResult;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads an endpoint's answer. */
final class WebhookAnswer {
  private static final int LONGEST_WAIT_SECONDS = 3_600;

  private WebhookAnswer() {}

  /**
   * What an HTTP status means for the contact. A redirect is not followed: an endpoint that moved
   * is configured anew.
   *
   * @param retryAfter the header, in its form of seconds; others are ignored
   */
  static HandoverResult of(UUID contactId, int status, @Nullable String retryAfter) {
    String detail = "HTTP " + status;
    if (status >= 200 && status < 300) {
      return new HandoverResult.Accepted(contactId.toString(), null, detail);
    }
    boolean canPass = status == 408 || status == 425 || status == 429 || status >= 500;
    return canPass
        ? new HandoverResult.Later(detail, seconds(retryAfter))
        : new HandoverResult.Failed(detail);
  }

  private static @Nullable Duration seconds(@Nullable String retryAfter) {
    return retryAfter != null && retryAfter.matches("\\d{1,6}")
        ? Duration.ofSeconds(Math.min(Integer.parseInt(retryAfter), LONGEST_WAIT_SECONDS))
        : null;
  }
}
