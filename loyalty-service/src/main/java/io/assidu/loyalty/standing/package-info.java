/** Where a member stands in a program's tiers, by what they earned and when. Pure. */
@NullMarked
package io.assidu.loyalty.standing;

import org.jspecify.annotations.NullMarked;
