package io.assidu.journey.definition;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How far a journey has come. */
enum JourneyState {
  /** Never published. */
  @JsonProperty("draft")
  DRAFT,
  /** Its live version takes people in. */
  @JsonProperty("live")
  LIVE,
  /** Nobody enters; whoever is inside walks on. */
  @JsonProperty("paused")
  PAUSED,
  /** Nobody enters, nobody is inside, and it stays so. */
  @JsonProperty("archived")
  ARCHIVED;

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
