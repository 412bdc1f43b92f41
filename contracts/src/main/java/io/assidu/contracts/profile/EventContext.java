package io.assidu.contracts.profile;

import org.jspecify.annotations.Nullable;

/**
 * Where an event came from, as far as the sender said.
 *
 * @param locale BCP 47 language tag
 * @param zone IANA time zone
 */
public record EventContext(
    @Nullable String ip,
    @Nullable String userAgent,
    @Nullable String deviceId,
    @Nullable String locale,
    @Nullable String zone,
    @Nullable String url) {

  public static EventContext none() {
    return new EventContext(null, null, null, null, null, null);
  }
}
