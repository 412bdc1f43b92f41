/** What should happen next: journeys, and each person's walk through them. */
@NullMarked
package io.assidu.journey;

import org.jspecify.annotations.NullMarked;
