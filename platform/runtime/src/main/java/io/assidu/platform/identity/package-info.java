/** Names for things: time-ordered and derived UUIDs. */
@NullMarked
package io.assidu.platform.identity;

import org.jspecify.annotations.NullMarked;
