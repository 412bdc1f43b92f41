package io.assidu.journey.instance;

import io.assidu.journey.engine.Transition;

/**
 * One instance's move, to be written back.
 *
 * @param before the instance as it was; of a new one, as it is
 * @param profileVersion the version of the profile that the move rests on
 */
record Move(Stored before, Transition transition, long profileVersion) {

  Stored after() {
    return before.with(transition.instance());
  }
}
