/**
 * Which profile an event belongs to, and which profiles are one: plain values and decisions, no
 * framework.
 */
@NullMarked
package io.assidu.profile.identity;

import org.jspecify.annotations.NullMarked;
