package io.assidu.policy.override;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far an override has come. */
enum OverrideState {
  /** Opened; without effect until a second person confirms it. */
  @JsonProperty("awaitingConfirmation")
  AWAITING_CONFIRMATION,
  @JsonProperty("inForce")
  IN_FORCE,
  /** Its time is over, or somebody ended it. */
  @JsonProperty("ended")
  ENDED,
  /** Nobody confirmed it in time, or it was withdrawn before. */
  @JsonProperty("neverInForce")
  NEVER_IN_FORCE
}
