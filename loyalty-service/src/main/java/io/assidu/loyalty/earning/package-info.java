/** From orders to points, and back when an order is refunded. */
@NullMarked
package io.assidu.loyalty.earning;

import org.jspecify.annotations.NullMarked;
