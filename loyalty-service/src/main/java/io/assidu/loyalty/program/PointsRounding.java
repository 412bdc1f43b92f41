package io.assidu.loyalty.program;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How a sum of points becomes whole points. */
public enum PointsRounding {
  /** A part of a point is not given. */
  @JsonProperty("down")
  DOWN("down", RoundingMode.FLOOR),
  /** Half a point and more is given as a whole one. */
  @JsonProperty("half-up")
  HALF_UP("half-up", RoundingMode.HALF_UP),
  /** Every part of a point is given as a whole one. */
  @JsonProperty("up")
  UP("up", RoundingMode.CEILING);

  private final String wireName;
  private final RoundingMode mode;

  PointsRounding(String wireName, RoundingMode mode) {
    this.wireName = wireName;
    this.mode = mode;
  }

  public String wireName() {
    return wireName;
  }

  public static PointsRounding of(String wireName) {
    for (PointsRounding rounding : values()) {
      if (rounding.wireName.equals(wireName)) {
        return rounding;
      }
    }
    throw new IllegalArgumentException("no rounding: " + wireName);
  }

  /**
   * @param exact none below zero
   */
  public long round(BigDecimal exact) {
    return exact.setScale(0, mode).longValueExact();
  }
}
