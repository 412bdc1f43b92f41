package io.assidu.contracts.fraud;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What to do about a risk. A value that this version does not know is read as {@link #UNKNOWN}. */
public enum RiskAction {
  @JsonProperty("allow")
  ALLOW,
  @JsonProperty("challenge")
  CHALLENGE,
  @JsonProperty("hold")
  HOLD,
  @JsonProperty("block")
  BLOCK,
  @JsonProperty("freeze")
  FREEZE,
  @JsonEnumDefaultValue
  @JsonProperty("unknown")
  UNKNOWN
}
