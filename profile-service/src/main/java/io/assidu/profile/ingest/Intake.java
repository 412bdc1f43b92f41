package io.assidu.profile.ingest;

import io.assidu.contracts.Topics;
import io.assidu.contracts.ingest.IngestedEvent;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.Work;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Makes events durable: each message of a source once, in the same transaction as the outbox rows
 * that carry them on. One statement for all of a request.
 */
@ApplicationScoped
public class Intake {

  private static final String REMEMBER =
      """
      insert into accepted_message (source, message_id, event_id, received_at)
      select * from unnest($1::text[], $2::text[], $3::uuid[], $4::timestamptz[])
      on conflict do nothing
      returning event_id
      """;

  private final MeterRegistry metrics;

  Intake(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  /** Takes in those that were not taken in before. */
  public Uni<Void> accept(Work work, List<Incoming> events) {
    Map<UUID, Incoming> byId = new HashMap<>();
    String[] sources = new String[events.size()];
    String[] messages = new String[events.size()];
    UUID[] ids = new UUID[events.size()];
    OffsetDateTime[] times = new OffsetDateTime[events.size()];
    for (int i = 0; i < events.size(); i++) {
      IngestedEvent event = events.get(i).event();
      sources[i] = event.source();
      messages[i] = event.messageId();
      ids[i] = Ids.next();
      times[i] = event.receivedAt().atOffset(ZoneOffset.UTC);
      byId.put(ids[i], events.get(i));
    }
    return work.query(REMEMBER, sources, messages, ids, times)
        .invoke(
            rows -> {
              rows.forEach(
                  row -> {
                    UUID id = row.getUUID("event_id");
                    emit(work, id, Objects.requireNonNull(byId.get(id)));
                  });
              int duplicates = events.size() - rows.size();
              metrics.counter("assidu.profile.events.duplicate").increment(duplicates);
            })
        .replaceWithVoid();
  }

  private void emit(Work work, UUID id, Incoming incoming) {
    IngestedEvent event = incoming.event();
    metrics
        .counter("assidu.profile.events.accepted", "source", event.source(), "kind", event.kind())
        .increment();
    String request = work.correlationId();
    work.correlate(Objects.requireNonNullElse(incoming.correlationId(), request));
    work.emit(Topics.INGEST_EVENTS, key(event), event, id);
    work.correlate(request);
  }

  /** Identifiers stand strongest first; an order without any is about the order alone. */
  private static String key(IngestedEvent event) {
    if (!event.identifiers().isEmpty()) {
      return event.identifiers().getFirst().value();
    }
    return event.source()
        + ":"
        + (event.order() == null ? event.messageId() : event.order().orderId());
  }
}
