package io.assidu.journey.engine;

import io.assidu.contracts.loyalty.LoyaltyEvent;
import io.assidu.contracts.loyalty.PointsChanged;
import io.assidu.contracts.loyalty.PointsExpiring;
import io.assidu.contracts.loyalty.ThresholdReached;
import io.assidu.contracts.loyalty.TierAtRisk;
import io.assidu.contracts.loyalty.TierChanged;
import io.assidu.contracts.profile.CustomerEvent;
import io.assidu.contracts.profile.EventContext;
import io.assidu.platform.rules.Facts;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Something that happened to a person's points or tier, told as if they had done it: journeys start
 * on it, wait for it and end by it by its name. The names are loyalty-service's: what a client
 * system sends under one of them is not it.
 */
public final class LoyaltyHappening {

  /** The kind of event; no client system can send it. */
  static final String LOYALTY = "loyalty";

  private static final String POINTS_CHANGED = "Points Changed";
  private static final String POINTS_EXPIRING = "Points Expiring";
  private static final String THRESHOLD_REACHED = "Threshold Reached";
  private static final String TIER_AT_RISK = "Tier At Risk";
  private static final String TIER_CHANGED = "Tier Changed";

  private static final Set<String> NAMES =
      Set.of(POINTS_CHANGED, POINTS_EXPIRING, THRESHOLD_REACHED, TIER_AT_RISK, TIER_CHANGED);

  private LoyaltyHappening() {}

  /** The name by which journeys know it. */
  public static String name(LoyaltyEvent event) {
    return switch (event) {
      case PointsChanged changed -> POINTS_CHANGED;
      case PointsExpiring expiring -> POINTS_EXPIRING;
      case ThresholdReached reached -> THRESHOLD_REACHED;
      case TierAtRisk risk -> TIER_AT_RISK;
      case TierChanged changed -> TIER_CHANGED;
    };
  }

  private static Instant at(LoyaltyEvent event) {
    return switch (event) {
      case PointsChanged changed -> changed.at();
      case PointsExpiring expiring -> expiring.at();
      case ThresholdReached reached -> reached.at();
      case TierAtRisk risk -> risk.at();
      case TierChanged changed -> changed.at();
    };
  }

  /**
   * What was said, with its members as the event's properties.
   *
   * @param profileVersion of the person as known when it came in
   */
  public static Happening of(LoyaltyEvent event, UUID eventId, long profileVersion) {
    Map<String, Object> properties = new HashMap<>(Facts.of(event));
    properties.remove("profileId");
    return Happening.of(
        new CustomerEvent(
            eventId,
            event.profileId(),
            profileVersion,
            "loyalty-service",
            LOYALTY,
            name(event),
            properties,
            null,
            EventContext.none(),
            at(event),
            at(event)));
  }

  static boolean isNamed(String name) {
    return NAMES.contains(name);
  }
}
