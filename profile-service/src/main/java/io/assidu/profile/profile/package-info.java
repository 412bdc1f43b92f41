/**
 * The profile: traits, contact points, snapshot, history; merged, split and published as a whole.
 */
@NullMarked
package io.assidu.profile.profile;

import org.jspecify.annotations.NullMarked;
