package io.assidu.contracts.loyalty;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;

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
  /** Points that a member passed on to another. */
  @JsonProperty("transferred-out")
  TRANSFERRED_OUT,
  /** Points that a member got from another. */
  @JsonProperty("transferred-in")
  TRANSFERRED_IN,
  @JsonEnumDefaultValue
  @JsonProperty("unknown")
  UNKNOWN;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** By its wire name; {@link #UNKNOWN} for one that this version does not know. */
  public static PointsMovement of(String wireName) {
    return Arrays.stream(values())
        .filter(movement -> movement.wireName().equals(wireName))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
