/** A service of one table, on which the chassis is proven with real servers. */
@NullMarked
package io.assidu.platform.chassis;

import org.jspecify.annotations.NullMarked;
