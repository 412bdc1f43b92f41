/** What points buy: who can have it, how many there are, and the codes of vouchers. */
@NullMarked
package io.assidu.loyalty.reward;

import org.jspecify.annotations.NullMarked;
