/** Instants on the wire. */
@NullMarked
package io.assidu.platform.time;

import org.jspecify.annotations.NullMarked;
