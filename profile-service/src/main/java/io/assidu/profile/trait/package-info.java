/**
 * Attributes of a person: normal forms, who wrote last, where they can be reached. Plain values.
 */
@NullMarked
package io.assidu.profile.trait;

import org.jspecify.annotations.NullMarked;
