package io.assidu.loyalty.program;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How many there are of a reward. */
public enum Stocked {
  /** As many as are asked for. */
  @JsonProperty("unlimited")
  UNLIMITED,
  /** As many as were put into stock. */
  @JsonProperty("counted")
  COUNTED
}
