package io.assidu.loyalty.revenue;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The share of a cohort's points that is expected to be redeemed in the end, and who says so.
 *
 * @param estimateId the approved estimate it comes from; null when it is the program's own rate
 * @param programVersion the version of the program at that time
 */
public record Expectation(BigDecimal rate, @Nullable UUID estimateId, int programVersion) {}
