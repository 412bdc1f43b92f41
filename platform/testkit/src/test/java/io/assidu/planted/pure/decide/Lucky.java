package io.assidu.planted.pure.decide;

import java.util.UUID;

/** Leaves it to chance. */
class Lucky {

  UUID id() {
    return UUID.randomUUID();
  }
}
