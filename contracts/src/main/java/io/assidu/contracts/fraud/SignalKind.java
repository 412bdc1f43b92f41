package io.assidu.contracts.fraud;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What was observed. A value that this version does not know is read as {@link #UNKNOWN}. */
public enum SignalKind {
  @JsonProperty("loginSucceeded")
  LOGIN_SUCCEEDED,
  @JsonProperty("loginFailed")
  LOGIN_FAILED,
  @JsonProperty("emailChanged")
  EMAIL_CHANGED,
  @JsonProperty("phoneChanged")
  PHONE_CHANGED,
  @JsonProperty("passwordChanged")
  PASSWORD_CHANGED,
  @JsonProperty("stepUpSucceeded")
  STEP_UP_SUCCEEDED,
  @JsonProperty("stepUpFailed")
  STEP_UP_FAILED,
  @JsonProperty("redemptionRequested")
  REDEMPTION_REQUESTED,
  @JsonEnumDefaultValue
  @JsonProperty("unknown")
  UNKNOWN
}
