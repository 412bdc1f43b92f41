/** Profiles that merge, part again, or are erased. */
@NullMarked
package io.assidu.loyalty.lifecycle;

import org.jspecify.annotations.NullMarked;
