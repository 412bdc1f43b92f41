/** Forgetting a person, here and in every service. */
@NullMarked
package io.assidu.profile.erasure;

import org.jspecify.annotations.NullMarked;
