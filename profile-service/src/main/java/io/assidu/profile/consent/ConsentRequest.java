package io.assidu.profile.consent;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.ingest.ConsentGiven;
import io.assidu.contracts.profile.ConsentStatus;
import io.assidu.platform.problem.PlatformError;
import io.assidu.profile.WireNames;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A person's word, as a client system passes it on.
 *
 * @param topic null means the whole purpose
 * @param notice the version of the text that was shown
 * @param method {@code form}, {@code agent}, {@code import}
 * @param at when the person said it; null means now
 * @param evidence circumstances that prove it
 */
@Schema(
    examples =
        """
        {"purpose": "marketing", "channel": "email", "status": "granted",
         "notice": "signup-2026-01", "method": "agent", "evidence": {"call": "4711"}}""")
record ConsentRequest(
    @NotNull Purpose purpose,
    @NotNull Channel channel,
    @Nullable @Size(min = 1, max = 100) String topic,
    @NotNull ConsentStatus status,
    @Nullable @Size(max = 200) String notice,
    @Nullable @Size(max = 50) String method,
    @Nullable Instant at,
    @Nullable @Size(max = 20) Map<String, String> evidence) {

  /** Refuses values that this version does not know: consent must never be guessed. */
  ConsentGiven given() {
    known("purpose", purpose, Purpose.UNKNOWN, Purpose.class);
    known("channel", channel, Channel.UNKNOWN, Channel.class);
    known("status", status, ConsentStatus.UNKNOWN, ConsentStatus.class);
    return new ConsentGiven(
        purpose, channel, topic, status, notice, method == null ? "agent" : method);
  }

  private static <E extends Enum<E>> void known(String name, E value, E unknown, Class<E> type) {
    if (value == unknown) {
      throw PlatformError.INVALID_REQUEST.problem(
          "/" + name, "enum", "One of " + WireNames.all(type, unknown) + ".");
    }
  }
}
