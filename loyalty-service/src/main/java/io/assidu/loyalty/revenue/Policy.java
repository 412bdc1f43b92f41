package io.assidu.loyalty.revenue;

import java.util.Currency;

/** How a program version is accounted for. */
public record Policy(Currency currency, PointValue point, Chart chart) {}
