package io.assidu.loyalty.risk;

import org.jspecify.annotations.Nullable;

/**
 * The session that asks for points, as far as it is known.
 *
 * @param acr how strongly the customer is authenticated in it
 */
public record Session(
    @Nullable String ip,
    @Nullable String userAgent,
    @Nullable String deviceId,
    @Nullable String sessionId,
    @Nullable String acr) {

  /** No trace of personal data where it might be logged. */
  @Override
  public String toString() {
    return "Session[acr=" + acr + "]";
  }
}
