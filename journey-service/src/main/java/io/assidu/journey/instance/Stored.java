package io.assidu.journey.instance;

import io.assidu.journey.engine.Instance;

/**
 * An instance with what the store knows of it and the engine need not.
 *
 * @param kept whether its entry stays taken after it has ended
 * @param correlationId of the event that started it: all it causes carries it
 */
record Stored(Instance instance, boolean kept, String correlationId) {

  Stored with(Instance moved) {
    return new Stored(moved, kept, correlationId);
  }
}
