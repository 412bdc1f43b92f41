package io.assidu.contracts.profile;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What a person said last. A status that this version does not know counts as no consent. */
public enum ConsentStatus {
  @JsonProperty("granted")
  GRANTED,
  @JsonProperty("denied")
  DENIED,
  @JsonProperty("withdrawn")
  WITHDRAWN,
  @JsonEnumDefaultValue
  @JsonProperty("unknown")
  UNKNOWN
}
