/** Wakes whoever is due, at the instant and not at the next poll. */
@NullMarked
package io.assidu.journey.timer;

import org.jspecify.annotations.NullMarked;
