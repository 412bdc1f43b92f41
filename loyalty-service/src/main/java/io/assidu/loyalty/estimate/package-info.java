/**
 * Estimates of how many points will be redeemed: proposed from the data, approved by a second
 * person, booked as a cumulative catch-up, kept for ever.
 */
@NullMarked
package io.assidu.loyalty.estimate;

import org.jspecify.annotations.NullMarked;
