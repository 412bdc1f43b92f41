package io.assidu.profile.identity;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many identifiers of one type a profile may gather.
 *
 * @param count the most that may stand at once
 * @param window only identifiers first seen within it count; null means all do. A window keeps a
 *     customer whose browser forgets its id every week recognisable for ever
 */
public record Limit(int count, @Nullable Duration window) {

  public Limit {
    if (count < 1) {
      throw new IllegalArgumentException("a limit below 1 would refuse every identifier");
    }
  }

  boolean counts(Instant since, Instant now) {
    return window == null || since.isAfter(now.minus(window));
  }
}
