/** What the policy must know of a person: consents, ways to reach them, time zone, restrictions. */
@NullMarked
package io.assidu.policy.recipient;

import org.jspecify.annotations.NullMarked;
