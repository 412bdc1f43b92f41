package io.assidu.loyalty.revenue;

import java.util.Currency;

/**
 * How a program version is accounted for.
 *
 * @param point what a point issued under it is worth, and its cohort's first estimate
 * @param breakage for the cohorts opened under it
 */
public record Policy(Currency currency, PointValue point, Breakage breakage, Chart chart) {}
