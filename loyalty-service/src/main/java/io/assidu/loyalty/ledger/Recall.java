package io.assidu.loyalty.ledger;

import io.assidu.loyalty.revenue.Dealing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Points to be taken back that a sale had earned, or a partner had bought.
 *
 * @param lotId the lot that they made
 * @param points above zero
 * @param expired how many of the lot's points had expired before this transaction, and not been
 *     called back
 * @param amount the deferral that goes with them
 * @param earnedAt when they were earned; null where they counted for no tier
 * @param dealing what it does between the program and a partner, else null
 */
public record Recall(
    UUID lotId,
    long points,
    long expired,
    BigDecimal amount,
    @Nullable Instant earnedAt,
    @Nullable Dealing dealing) {}
