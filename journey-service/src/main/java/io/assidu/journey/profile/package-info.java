/** The little this service keeps of a profile: what its rules may ask. */
@NullMarked
package io.assidu.journey.profile;

import org.jspecify.annotations.NullMarked;
