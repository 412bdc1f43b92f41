package io.assidu.loyalty.redemption;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a redemption has come. Only {@link #HELD} can become another. */
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
  EXPIRED
}
