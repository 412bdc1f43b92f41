package io.assidu.fraud.geo;

import org.jspecify.annotations.Nullable;

/**
 * What is told of whoever acts: all of it may be missing.
 *
 * @param country where the sender knows it; otherwise the address is looked up
 * @param acr the authentication level that was proven
 */
public record Client(
    @Nullable String ip,
    @Nullable String country,
    @Nullable String userAgent,
    @Nullable String deviceId,
    @Nullable String sessionId,
    @Nullable String acr) {

  /** For what is not done at a screen of the person's own: at a till, by an agent. */
  public static Client untold() {
    return new Client(null, null, null, null, null, null);
  }

  /** Whether there is anything to compare with the person's past. */
  public boolean tellsAnything() {
    return ip != null || userAgent != null || deviceId != null;
  }
}
