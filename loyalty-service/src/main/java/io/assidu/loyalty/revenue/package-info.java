/**
 * IFRS 15 for points: allocation, recognition, and the entry that each change of a cohort makes.
 * Pure.
 */
@NullMarked
package io.assidu.loyalty.revenue;

import org.jspecify.annotations.NullMarked;
