/** Tiers: the standing that points earned lately give a member. */
@NullMarked
package io.assidu.loyalty.tier;

import org.jspecify.annotations.NullMarked;
