/** What may happen to a member's lots of points. Pure. */
@NullMarked
package io.assidu.loyalty.points;

import org.jspecify.annotations.NullMarked;
