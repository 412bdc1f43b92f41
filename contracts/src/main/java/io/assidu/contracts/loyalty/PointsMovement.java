package io.assidu.contracts.loyalty;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The only ways a points balance changes. A value that this version does not know is read as {@link
 * #UNKNOWN}.
 */
public enum PointsMovement {
  @JsonProperty("earned")
  EARNED,
  @JsonProperty("held")
  HELD,
  @JsonProperty("burned")
  BURNED,
  @JsonProperty("released")
  RELEASED,
  @JsonProperty("reversed")
  REVERSED,
  @JsonProperty("expired")
  EXPIRED,
  @JsonProperty("adjusted")
  ADJUSTED,
  /** Points of a captured redemption that went back into the lots they came from. */
  @JsonProperty("returned")
  RETURNED,
  @JsonEnumDefaultValue
  @JsonProperty("unknown")
  UNKNOWN
}
