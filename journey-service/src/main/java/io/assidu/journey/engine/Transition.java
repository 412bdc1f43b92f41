package io.assidu.journey.engine;

import java.util.List;

/**
 * What one stimulus led to.
 *
 * @param moved whether anything changed at all
 */
public record Transition(Instance instance, boolean moved, List<Effect> effects, List<Note> notes) {

  static Transition none(Instance instance) {
    return new Transition(instance, false, List.of(), List.of());
  }
}
