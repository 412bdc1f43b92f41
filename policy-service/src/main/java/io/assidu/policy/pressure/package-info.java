/** How often a person has been contacted, counted exactly by one atomic Redis Function. */
@NullMarked
package io.assidu.policy.pressure;

import org.jspecify.annotations.NullMarked;
