package io.assidu.policy.document;

import jakarta.validation.constraints.Min;

/** Between which a limit may be moved, both included. */
public record LimitBounds(@Min(1) int least, @Min(1) int most) {

  boolean hold(int limit) {
    return least <= limit && limit <= most;
  }

  /** The limit, or the bound it lies beyond. */
  public int nearest(int limit) {
    return Math.max(least, Math.min(limit, most));
  }
}
