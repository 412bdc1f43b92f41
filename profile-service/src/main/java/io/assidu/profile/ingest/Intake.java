package io.assidu.profile.ingest;

import io.assidu.contracts.Topics;
import io.assidu.contracts.ingest.IngestedEvent;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.context.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Makes events durable: each message of a source once, in the same transaction as the outbox rows
 * that carry them on. One statement for all of them.
 */
@ApplicationScoped
class Intake {

  private static final String REMEMBER =
      """
      insert into accepted_message (source, message_id, event_id, received_at)
      select * from unnest($1::text[], $2::text[], $3::uuid[], $4::timestamptz[])
      on conflict do nothing
      returning event_id
      """;

  /** Replicas that are told the same messages at once must not wait for each other. */
  private static final Comparator<Told> BY_MESSAGE =
      Comparator.comparing((Told told) -> told.event().source())
          .thenComparing(told -> told.event().messageId());

  private final UnitOfWork units;
  private final MeterRegistry metrics;

  Intake(UnitOfWork units, MeterRegistry metrics) {
    this.units = units;
    this.metrics = metrics;
  }

  /** Takes in those that were not taken in before. */
  Uni<Void> accept(List<Told> events) {
    return units
        .run(work -> fresh(work, events).invoke(fresh -> fresh.forEach(e -> emit(work, e))))
        .invoke(fresh -> count(fresh, events.size() - fresh.size()))
        .replaceWithVoid();
  }

  /** Those whose messages were not known, in the order they were told. */
  private static Uni<List<Told>> fresh(Work work, List<Told> events) {
    List<Told> sorted = events.stream().sorted(BY_MESSAGE).toList();
    return work.query(
            REMEMBER,
            sorted.stream().map(told -> told.event().source()).toArray(String[]::new),
            sorted.stream().map(told -> told.event().messageId()).toArray(String[]::new),
            sorted.stream().map(Told::id).toArray(UUID[]::new),
            sorted.stream()
                .map(told -> told.event().receivedAt().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new))
        .map(
            rows -> {
              Set<UUID> ids = new HashSet<>();
              rows.forEach(row -> ids.add(row.getUUID("event_id")));
              return events.stream().filter(told -> ids.contains(told.id())).toList();
            });
  }

  private static void emit(Work work, Told told) {
    work.correlate(told.correlationId());
    try (Scope ignored = told.trace().makeCurrent()) {
      work.emit(Topics.INGEST_EVENTS, key(told.event()), told.event(), told.id());
    }
  }

  private void count(List<Told> accepted, int duplicates) {
    for (Told told : accepted) {
      metrics
          .counter(
              "assidu.profile.events.accepted",
              "source",
              told.event().source(),
              "kind",
              told.event().kind())
          .increment();
    }
    metrics.counter("assidu.profile.events.duplicate").increment(duplicates);
    metrics.summary("assidu.profile.intake.group").record(accepted.size() + duplicates);
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
