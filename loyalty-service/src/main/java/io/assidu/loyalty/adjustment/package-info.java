/** Points given or taken by hand, with a reason. */
@NullMarked
package io.assidu.loyalty.adjustment;

import org.jspecify.annotations.NullMarked;
