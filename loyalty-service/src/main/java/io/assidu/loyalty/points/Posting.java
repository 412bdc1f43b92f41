package io.assidu.loyalty.points;

import io.assidu.contracts.loyalty.PointsMovement;
import java.util.List;

/**
 * One movement of points, not yet written.
 *
 * @param points how many moved, above zero
 * @param changes what it does to which lots
 * @param debt what it adds to (or, below zero, pays of) the member's debt
 */
public record Posting(PointsMovement movement, long points, List<LotChange> changes, long debt) {

  public Posting {
    changes = List.copyOf(changes);
    if (points <= 0) {
      throw new IllegalArgumentException("a movement moves points, not " + points);
    }
  }
}
