/** Points that members pass on to each other, within limits, after a look at the risk. */
@NullMarked
package io.assidu.loyalty.transfer;

import org.jspecify.annotations.NullMarked;
