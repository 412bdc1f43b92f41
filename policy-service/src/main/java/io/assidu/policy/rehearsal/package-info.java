/** Rehearsals: what a draft would have made of the contacts of a period. */
@NullMarked
package io.assidu.policy.rehearsal;

import org.jspecify.annotations.NullMarked;
