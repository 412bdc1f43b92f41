package io.assidu.profile.ingest;

import io.assidu.contracts.ingest.IngestedEvent;
import io.assidu.platform.identity.Ids;
import io.opentelemetry.context.Context;
import java.util.Objects;
import java.util.UUID;

/**
 * An event with the story and the trace it was told in, whatever transaction takes it in.
 *
 * @param id what it is called from now on
 */
record Told(UUID id, IngestedEvent event, String correlationId, Context trace) {

  /**
   * @param story of the request, where the event names none of its own
   */
  static Told of(Incoming incoming, String story, Context trace) {
    return new Told(
        Ids.next(),
        incoming.event(),
        Objects.requireNonNullElse(incoming.correlationId(), story),
        trace);
  }
}
