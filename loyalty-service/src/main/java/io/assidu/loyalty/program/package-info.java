/**
 * Loyalty programs: versioned documents that say how points are earned, spent and accounted for.
 */
@NullMarked
package io.assidu.loyalty.program;

import org.jspecify.annotations.NullMarked;
