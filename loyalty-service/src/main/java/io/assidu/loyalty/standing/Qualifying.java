package io.assidu.loyalty.standing;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Something that counts towards a tier.
 *
 * @param amount net of what was taken back of it
 * @param at when it was earned
 */
public record Qualifying(BigDecimal amount, Instant at) {}
