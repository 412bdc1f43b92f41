package io.assidu.contracts.contact;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the policy says of a contact. A value that this version does not know is read as {@link
 * #UNKNOWN}.
 */
public enum Verdict {
  @JsonProperty("approved")
  APPROVED,
  @JsonProperty("deferred")
  DEFERRED,
  @JsonProperty("suppressed")
  SUPPRESSED,
  @JsonEnumDefaultValue
  @JsonProperty("unknown")
  UNKNOWN
}
