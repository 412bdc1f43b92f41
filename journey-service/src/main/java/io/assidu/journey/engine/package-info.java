/**
 * Walks one profile through one journey: {@code (journey, instance, stimulus, now)} in, the next
 * state and its effects out. Pure.
 */
@NullMarked
package io.assidu.journey.engine;

import org.jspecify.annotations.NullMarked;
