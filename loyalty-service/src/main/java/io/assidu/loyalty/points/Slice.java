package io.assidu.loyalty.points;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Points of one lot that a redemption holds. */
public record Slice(UUID lotId, long points) {

  /** What is left of {@code held} after {@code burned} took its part. */
  public static List<Slice> left(List<Slice> held, Posting burned) {
    Map<UUID, Long> taken = new HashMap<>();
    burned.changes().forEach(change -> taken.merge(change.lotId(), -change.held(), Long::sum));
    return held.stream()
        .map(
            slice ->
                new Slice(slice.lotId(), slice.points() - taken.getOrDefault(slice.lotId(), 0L)))
        .filter(slice -> slice.points() > 0)
        .toList();
  }
}
