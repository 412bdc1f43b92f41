package io.assidu.contracts.contact;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What became of a contact that was handed over. A value that this version does not know is read as
 * {@link #UNKNOWN}.
 */
public enum Outcome {
  @JsonProperty("accepted")
  ACCEPTED,
  @JsonProperty("delivered")
  DELIVERED,
  @JsonProperty("bounced")
  BOUNCED,
  @JsonProperty("complained")
  COMPLAINED,
  @JsonProperty("opened")
  OPENED,
  @JsonProperty("clicked")
  CLICKED,
  @JsonProperty("unsubscribed")
  UNSUBSCRIBED,
  @JsonProperty("failed")
  FAILED,
  @JsonProperty("expired")
  EXPIRED,
  @JsonEnumDefaultValue
  @JsonProperty("unknown")
  UNKNOWN
}
