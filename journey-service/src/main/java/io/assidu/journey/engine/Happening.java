package io.assidu.journey.engine;

import io.assidu.contracts.profile.CustomerEvent;
import io.assidu.contracts.profile.EventContext;
import io.assidu.contracts.profile.SegmentEntered;
import io.assidu.contracts.profile.SegmentExited;
import io.assidu.platform.rules.Facts;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Something that a person did, or a crossing of a segment's border or news of their points told as
 * if they had: journeys look at all in the same way.
 *
 * @param facts the event as rules see it
 */
public record Happening(CustomerEvent event, Map<String, Object> facts) {

  /** The kind of a segment crossing; no client system can send it. */
  public static final String SEGMENT = "segment";

  static final String ENTERED = "Segment Entered";
  static final String EXITED = "Segment Exited";

  public static Happening of(CustomerEvent event) {
    return new Happening(event, Facts.of(event));
  }

  public static Happening of(SegmentEntered entered, UUID eventId) {
    return crossing(
        ENTERED,
        eventId,
        entered.profileId(),
        entered.version(),
        entered.segmentId(),
        entered.segmentVersion(),
        entered.at());
  }

  public static Happening of(SegmentExited exited, UUID eventId) {
    return crossing(
        EXITED,
        eventId,
        exited.profileId(),
        exited.version(),
        exited.segmentId(),
        exited.segmentVersion(),
        exited.at());
  }

  private static Happening crossing(
      String name,
      UUID eventId,
      UUID profileId,
      long profileVersion,
      String segmentId,
      int segmentVersion,
      Instant at) {
    return of(
        new CustomerEvent(
            eventId,
            profileId,
            profileVersion,
            "profile-service",
            SEGMENT,
            name,
            Map.of("segmentId", segmentId, "segmentVersion", segmentVersion),
            null,
            EventContext.none(),
            at,
            at));
  }

  public UUID id() {
    return event.eventId();
  }

  /** The name by which a step or goal may wait for it. */
  boolean isNamed(String name) {
    boolean ours = LoyaltyHappening.LOYALTY.equals(event.kind());
    return !isCrossing() && event.name().equals(name) && ours == LoyaltyHappening.isNamed(name);
  }

  boolean isCrossing(String name, String segmentId) {
    return isCrossing()
        && event.name().equals(name)
        && segmentId.equals(event.properties().get("segmentId"));
  }

  private boolean isCrossing() {
    return SEGMENT.equals(event.kind());
  }
}
