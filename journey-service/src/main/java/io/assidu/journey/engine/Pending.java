package io.assidu.journey.engine;

import java.time.Instant;

/**
 * What a running instance stands still for. It has exactly one.
 *
 * @param due when its patience ends
 */
public record Pending(Kind kind, Instant due) {

  /** What ends it. */
  public enum Kind {
    /** Only the clock. */
    TIME,
    /** One of the events its step names, or else the clock. */
    EVENT
  }
}
