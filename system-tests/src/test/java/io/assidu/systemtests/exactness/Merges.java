package io.assidu.systemtests.exactness;

import io.assidu.systemtests.exactness.Deeds.Merge;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who was one with whom, and whose the places of which contacts were at a moment. */
final class Merges {
  private final Map<UUID, Merge> bySurvivor = new HashMap<>();
  private final Map<UUID, Merge> byAbsorbed = new HashMap<>();

  /**
   * @param merges nobody is in two of them
   */
  Merges(Collection<Merge> merges) {
    for (Merge merge : merges) {
      bySurvivor.put(merge.survivor(), merge);
      byAbsorbed.put(merge.absorbed(), merge);
    }
  }

  boolean touch(UUID person) {
    return bySurvivor.containsKey(person) || byAbsorbed.containsKey(person);
  }

  /** Whose places may be the person's. */
  Set<UUID> oneWith(UUID person) {
    Merge merge = bySurvivor.getOrDefault(person, byAbsorbed.get(person));
    return merge == null ? Set.of(person) : Set.of(merge.survivor(), merge.absorbed());
  }

  /**
   * Whether a place was a person's. What somebody has when they are absorbed goes over with them,
   * and comes back with them when they are restored; what came up in between stays.
   */
  Truth owned(Place place, UUID person, long moment) {
    if (place.whose().equals(person)) {
      Merge merge = bySurvivor.get(person);
      // Approved in between, but first decided before.
      return merge != null && place.firstWhose().equals(merge.absorbed())
          ? Truth.at(moment, 0, 0, merge.unmergeAsked(), merge.unmergeDone())
          : Truth.YES;
    }
    Merge absorbing = bySurvivor.get(person);
    if (absorbing != null && place.whose().equals(absorbing.absorbed())) {
      return place.madeAt() < absorbing.unmergeAsked()
          ? Truth.at(
              moment,
              absorbing.mergeAsked(),
              absorbing.mergeDone(),
              absorbing.unmergeAsked(),
              absorbing.unmergeDone())
          : Truth.NO;
    }
    // Whoever is decided about by their old name is restored by now.
    return place.firstWhose().equals(person) ? Truth.YES : Truth.NO;
  }
}
