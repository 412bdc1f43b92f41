/** Points spent: held, then captured or voided. */
@NullMarked
package io.assidu.loyalty.redemption;

import org.jspecify.annotations.NullMarked;
