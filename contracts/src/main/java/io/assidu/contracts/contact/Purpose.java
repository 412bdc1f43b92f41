package io.assidu.contracts.contact;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a contact is made. A value that this version does not know is read as {@link #UNKNOWN}. */
public enum Purpose {
  @JsonProperty("marketing")
  MARKETING,
  @JsonProperty("service")
  SERVICE,
  @JsonProperty("transactional")
  TRANSACTIONAL,
  @JsonProperty("security")
  SECURITY,
  @JsonEnumDefaultValue
  @JsonProperty("unknown")
  UNKNOWN
}
