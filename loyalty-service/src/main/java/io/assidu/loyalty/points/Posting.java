package io.assidu.loyalty.points;

import io.assidu.contracts.loyalty.PointsMovement;
import java.util.List;

/**
 * One movement of points, not yet written. It is double entry and cannot be made unbalanced: what
 * the member's lots gain, less the debt the member takes on, and what the program's own account
 * gains ({@link #counter}) add up to nothing.
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
    long gained = gained(changes);
    if (gained - debt + counter(movement, points, gained, debt) != 0) {
      throw new IllegalArgumentException(
          movement + " of " + points + " points does not balance: " + changes + ", debt " + debt);
    }
  }

  /** Whether it is an adjustment that gives points, and not one that takes them. */
  public boolean adjustsUp() {
    return movement == PointsMovement.ADJUSTED && counter() < 0;
  }

  /**
   * What the program's own account gains ({@link PointsAccount#counterOf}): below zero where points
   * come into being.
   */
  public long counter() {
    return counter(movement, points, gained(changes), debt);
  }

  private static long counter(PointsMovement movement, long points, long gained, long debt) {
    return switch (movement) {
      case EARNED, RETURNED, TRANSFERRED_IN -> -points;
      case BURNED, EXPIRED, TRANSFERRED_OUT -> points;
      // A debt that is paid was taken back before: only then did it leave the points issued.
      case REVERSED -> debt < 0 ? 0 : points;
      case ADJUSTED -> gained > 0 ? -points : points;
      case HELD, RELEASED -> 0;
      case UNKNOWN -> throw new IllegalArgumentException("no posting of " + movement);
    };
  }

  private static long gained(List<LotChange> changes) {
    return changes.stream().mapToLong(change -> change.available() + change.held()).sum();
  }
}
