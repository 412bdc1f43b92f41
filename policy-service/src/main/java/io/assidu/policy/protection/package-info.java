/** How many places caps keep for higher classes, computed now and then from observed demand. */
@NullMarked
package io.assidu.policy.protection;

import org.jspecify.annotations.NullMarked;
