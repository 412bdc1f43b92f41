package io.assidu.planted.pure.decide;

import java.time.Instant;

/** Looks at the clock. */
class Timed {

  Instant decidedAt() {
    return Instant.now();
  }
}
