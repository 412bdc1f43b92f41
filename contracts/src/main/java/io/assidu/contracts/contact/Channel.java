package io.assidu.contracts.contact;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The ways to reach a person. A value that this version does not know is read as {@link #UNKNOWN}.
 */
public enum Channel {
  @JsonProperty("email")
  EMAIL,
  @JsonProperty("sms")
  SMS,
  @JsonProperty("push")
  PUSH,
  @JsonProperty("inApp")
  IN_APP,
  @JsonProperty("webhook")
  WEBHOOK,
  @JsonProperty("agentTask")
  AGENT_TASK,
  @JsonEnumDefaultValue
  @JsonProperty("unknown")
  UNKNOWN
}
