package io.assidu.journey.timer;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** Work that becomes due at instants it keeps itself, durably. */
public interface DueWork {

  /**
   * Does what is due now, or a good piece of it.
   *
   * @return when the next piece is due: in the past when more is to be done at once, nothing when
   *     nothing waits
   */
  Uni<Optional<Instant>> doDue();
}
