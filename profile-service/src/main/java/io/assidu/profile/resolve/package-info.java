/** From an accepted event to a changed profile. */
@NullMarked
package io.assidu.profile.resolve;

import org.jspecify.annotations.NullMarked;
