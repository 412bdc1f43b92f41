/**
 * What a policy would have made of contacts that were asked for in the past: plain values in and
 * out, no clock, no database, no Redis.
 */
@NullMarked
package io.assidu.policy.replay;

import org.jspecify.annotations.NullMarked;
