/**
 * How many places are worth keeping for contacts that may still come. Plain values in, plain values
 * out.
 */
@NullMarked
package io.assidu.policy.arbitration;

import org.jspecify.annotations.NullMarked;
