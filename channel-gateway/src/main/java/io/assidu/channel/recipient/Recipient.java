package io.assidu.channel.recipient;

import io.assidu.contracts.contact.Channel;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a message goes to, as the last change of the profile left them.
 *
 * @param locale BCP 47, as last seen
 * @param addresses where they can be reached, by channel
 * @param traits what templates see as {@code profile}
 */
public record Recipient(
    UUID profileId,
    @Nullable String locale,
    Map<Channel, String> addresses,
    Map<String, Object> traits) {

  /** Somebody of whom nothing is known, or nothing any more. */
  public static Recipient unknown(UUID profileId) {
    return new Recipient(profileId, null, Map.of(), Map.of());
  }
}
