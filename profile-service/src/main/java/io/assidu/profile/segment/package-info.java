/** Segments: CEL predicates over a profile, with entry and exit. */
@NullMarked
package io.assidu.profile.segment;

import org.jspecify.annotations.NullMarked;
