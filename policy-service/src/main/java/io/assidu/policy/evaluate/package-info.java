/**
 * What decides: plain values in, a ruling with its reasons out. No clock, no random, no framework.
 */
@NullMarked
package io.assidu.policy.evaluate;

import org.jspecify.annotations.NullMarked;
