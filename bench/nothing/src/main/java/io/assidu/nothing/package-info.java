/** An endpoint that does nothing. */
@NullMarked
package io.assidu.nothing;

import org.jspecify.annotations.NullMarked;
