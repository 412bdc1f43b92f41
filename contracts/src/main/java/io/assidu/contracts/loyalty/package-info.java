/** Points, tiers and the journal, published by loyalty-service. */
@NullMarked
package io.assidu.contracts.loyalty;

import org.jspecify.annotations.NullMarked;
