/**
 * How risky something is: plain values in, a score with its contributions out. No clock, no
 * database, no framework.
 */
@NullMarked
package io.assidu.fraud.scoring;

import org.jspecify.annotations.NullMarked;
