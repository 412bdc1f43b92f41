/** One profile's walk through one journey version: stored, advanced, explained. */
@NullMarked
package io.assidu.journey.instance;

import org.jspecify.annotations.NullMarked;
