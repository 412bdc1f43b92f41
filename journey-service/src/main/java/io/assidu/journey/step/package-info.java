/** The kinds of step a journey is made of: pure values, each with what it alone can decide. */
@NullMarked
package io.assidu.journey.step;

import org.jspecify.annotations.NullMarked;
