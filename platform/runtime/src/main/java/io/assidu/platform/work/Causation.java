package io.assidu.platform.work;

import java.util.UUID;

/** The inbox's side of a unit of work: what follows is because of this event. */
public interface Causation {
  void causedBy(UUID eventId, String correlationId);
}
