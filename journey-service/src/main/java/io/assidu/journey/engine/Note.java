package io.assidu.journey.engine;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of an instance's history: what it did, and why. Carries no personal data.
 *
 * @param stepId the step it is about
 * @param why for people
 * @param facts for machines: rule, result, versions, instants
 * @param causedBy the event that led to it; null when it was the clock or an operator
 */
public record Note(
    Instant at,
    @Nullable String stepId,
    Kind kind,
    String why,
    Map<String, Object> facts,
    @Nullable UUID causedBy) {

  /** What a line tells of. */
  public enum Kind {
    @JsonProperty("started")
    STARTED,
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("resumed")
    RESUMED,
    @JsonProperty("branched")
    BRANCHED,
    @JsonProperty("contactRequested")
    CONTACT_REQUESTED,
    @JsonProperty("contactCancelled")
    CONTACT_CANCELLED,
    @JsonProperty("contactNews")
    CONTACT_NEWS,
    @JsonProperty("moved")
    MOVED,
    @JsonProperty("postponed")
    POSTPONED,
    @JsonProperty("ended")
    ENDED
  }
}
