package io.assidu.loyalty.estimate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;

/** How an estimate was made. */
enum Method {
  /** By a person, who says why. */
  @JsonProperty("override")
  OVERRIDE("override"),
  /** From the redemptions of older cohorts at the same age. */
  @JsonProperty("chain-ladder")
  CHAIN_LADDER("chain-ladder");

  private final String wireName;

  Method(String wireName) {
    this.wireName = wireName;
  }

  String wireName() {
    return wireName;
  }

  static Method of(String wireName) {
    return Arrays.stream(values())
        .filter(method -> method.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no method: " + wireName));
  }
}
