package io.assidu.loyalty.tier;

import java.time.Instant;

/**
 * Points that count towards a tier.
 *
 * @param points net of what was taken back of them
 * @param at when they were earned
 */
record Qualifying(long points, Instant at) {}
