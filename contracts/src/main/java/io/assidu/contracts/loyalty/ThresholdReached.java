package io.assidu.contracts.loyalty;

import io.assidu.contracts.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member's figure rose to a threshold of their program, "900 of 1,000 points". It is said once,
 * and again only after the figure had fallen below.
 *
 * @param threshold its id in the program
 * @param metric what is watched: {@code available} points, or what is {@code qualifying} for a tier
 * @param reached the threshold
 * @param of what it leads to, where it leads to something
 * @param value the figure now, at least {@code reached}
 */
@EventType("io.assidu.loyalty.threshold-reached.v1")
public record ThresholdReached(
    UUID profileId,
    String program,
    String threshold,
    String metric,
    long reached,
    @Nullable Long of,
    BigDecimal value,
    Instant at)
    implements LoyaltyEvent {}
