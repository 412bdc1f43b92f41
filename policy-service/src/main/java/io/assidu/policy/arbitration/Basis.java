package io.assidu.policy.arbitration;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What computed protection rests on. */
public enum Basis {
  /** What was observed. */
  @JsonProperty("demand")
  DEMAND,
  /** Too little was observed: nothing is protected. */
  @JsonProperty("too-little-demand")
  TOO_LITTLE_DEMAND,
  /** There is demand of a class, and nobody said what it is worth: nothing is protected. */
  @JsonProperty("value-unknown")
  VALUE_UNKNOWN
}
