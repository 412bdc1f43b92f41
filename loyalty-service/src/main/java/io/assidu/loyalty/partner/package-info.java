/** Partners: what their customers earn there. */
@NullMarked
package io.assidu.loyalty.partner;

import org.jspecify.annotations.NullMarked;
