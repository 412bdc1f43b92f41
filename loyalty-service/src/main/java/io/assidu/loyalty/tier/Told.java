package io.assidu.loyalty.tier;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a member was told of a program.
 *
 * @param tier the tier; null for someone who is new to it
 * @param reached the thresholds that they are above
 */
record Told(@Nullable String tier, Set<String> reached) {

  static final Told NOTHING = new Told(null, Set.of());
}
