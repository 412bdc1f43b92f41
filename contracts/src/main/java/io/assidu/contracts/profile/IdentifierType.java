package io.assidu.contracts.profile;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** The kinds of identifier. A kind that this version does not know is read as {@link #UNKNOWN}. */
public enum IdentifierType {
  @JsonProperty("customerId")
  CUSTOMER_ID,
  @JsonProperty("email")
  EMAIL,
  @JsonProperty("phone")
  PHONE,
  @JsonProperty("anonymousId")
  ANONYMOUS_ID,
  @JsonProperty("deviceId")
  DEVICE_ID,
  @JsonProperty("loyaltyId")
  LOYALTY_ID,
  @JsonEnumDefaultValue
  @JsonProperty("unknown")
  UNKNOWN
}
