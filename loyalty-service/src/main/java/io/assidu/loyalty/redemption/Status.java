package io.assidu.loyalty.redemption;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How far a redemption has come. {@link #HELD} can become any other, {@link #CAPTURED} only {@link
 * #REVERSED}.
 */
public enum Status {
  /** The points are set aside. */
  @JsonProperty("held")
  HELD,
  /** The reward was delivered; what was not captured went back. */
  @JsonProperty("captured")
  CAPTURED,
  /** Given up: all points went back. */
  @JsonProperty("voided")
  VOIDED,
  /** Nobody captured it in time: all points went back. */
  @JsonProperty("expired")
  EXPIRED,
  /** It was captured, and all of it went back. */
  @JsonProperty("reversed")
  REVERSED
}
