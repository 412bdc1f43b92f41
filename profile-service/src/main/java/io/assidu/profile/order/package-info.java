/** Orders as they stand, from one event to the next. Plain values. */
@NullMarked
package io.assidu.profile.order;

import org.jspecify.annotations.NullMarked;
