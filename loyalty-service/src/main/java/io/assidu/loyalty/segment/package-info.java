/** Which cohorts a member's new points are accounted for in. */
@NullMarked
package io.assidu.loyalty.segment;

import org.jspecify.annotations.NullMarked;
