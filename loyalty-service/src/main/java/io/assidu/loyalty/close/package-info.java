/**
 * The end of an accounting period: a roll-forward that ties to the journal and to the points, kept
 * with its evidence; after it nothing is booked in the period.
 */
@NullMarked
package io.assidu.loyalty.close;

import org.jspecify.annotations.NullMarked;
