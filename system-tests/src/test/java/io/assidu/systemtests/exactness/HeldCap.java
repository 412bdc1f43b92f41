package io.assidu.systemtests.exactness;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * A cap as it holds for one person at a moment.
 *
 * @param limits those that may be in force then; as a rule one
 */
record HeldCap(String id, Window window, Scope scope, Set<Integer> limits) {

  int leastLimit() {
    return limits.stream().mapToInt(Integer::intValue).min().orElse(0);
  }

  int mostLimit() {
    return limits.stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  boolean speaksOf(Ask ask, String channel) {
    return scope.covers(channel, ask.purpose(), ask.topic(), ask.journey());
  }

  /** The most of the places in its scope that lie in one window that holds the moment. */
  int fullest(List<Place> places, long at, List<ZoneId> zones) {
    List<Long> times =
        places.stream().filter(place -> place.isUnder(scope)).map(Place::at).toList();
    return window.fullest(times, at, zones);
  }
}
