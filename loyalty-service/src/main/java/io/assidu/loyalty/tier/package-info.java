/** Tiers: the standing that what members did lately gives them, told and kept on record. */
@NullMarked
package io.assidu.loyalty.tier;

import org.jspecify.annotations.NullMarked;
