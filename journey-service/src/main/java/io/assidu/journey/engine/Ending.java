package io.assidu.journey.engine;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why an instance no longer runs. */
public enum Ending {
  /** It came to an exit. */
  @JsonProperty("exit")
  EXIT,
  /** What the journey is for has happened. */
  @JsonProperty("goal")
  GOAL,
  /** The journey was archived. */
  @JsonProperty("archived")
  ARCHIVED,
  /** Its profile was merged into one that already walks this journey. */
  @JsonProperty("merged")
  MERGED,
  /** The person asked to be forgotten. */
  @JsonProperty("erased")
  ERASED;

  /** Whether messages that have not gone out are worth less than nothing now. */
  boolean callsOffMessages() {
    return this != EXIT;
  }
}
