/** What this service must know of a profile. */
@NullMarked
package io.assidu.loyalty.person;

import org.jspecify.annotations.NullMarked;
