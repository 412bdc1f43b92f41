/** What is known of the world's countries: their time zones, public holidays, phone numbers. */
@NullMarked
package io.assidu.policy.country;

import org.jspecify.annotations.NullMarked;
