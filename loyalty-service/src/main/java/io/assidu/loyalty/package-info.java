/** Points, tiers, rewards, and the money behind them. */
@NullMarked
package io.assidu.loyalty;

import org.jspecify.annotations.NullMarked;
