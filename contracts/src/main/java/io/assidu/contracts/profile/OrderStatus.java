package io.assidu.contracts.profile;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** How far an order has come. {@link #COMPLETED} is paid: that is when points are earned. */
public enum OrderStatus {
  @JsonProperty("created")
  CREATED,
  @JsonProperty("completed")
  COMPLETED,
  @JsonProperty("refunded")
  REFUNDED,
  @JsonProperty("cancelled")
  CANCELLED,
  @JsonEnumDefaultValue
  @JsonProperty("unknown")
  UNKNOWN
}
