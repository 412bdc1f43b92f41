/** Journeys as they are drafted, published, paused and archived. */
@NullMarked
package io.assidu.journey.definition;

import org.jspecify.annotations.NullMarked;
