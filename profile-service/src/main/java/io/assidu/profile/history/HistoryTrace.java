package io.assidu.profile.history;

import io.assidu.contracts.profile.Identifier;
import io.assidu.platform.trace.TraceEntry;
import io.assidu.platform.trace.TraceSource;
import io.assidu.platform.work.Work;
import io.assidu.profile.WireNames;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** The events of one correlation. Identifiers are named by their type only. */
@ApplicationScoped
class HistoryTrace implements TraceSource {

  private final History history;

  HistoryTrace(History history) {
    this.history = history;
  }

  @Override
  public Uni<List<TraceEntry>> trace(Work work, String correlationId) {
    return history
        .correlated(work, correlationId)
        .map(entries -> entries.stream().map(HistoryTrace::entry).toList());
  }

  private static TraceEntry entry(Entry entry) {
    return new TraceEntry(
        entry.takenAt(),
        "event",
        entry.eventId().toString(),
        entry.name() + " from " + entry.source(),
        Map.of(
            "profileId", entry.profileId(),
            "profileVersion", entry.profileVersion(),
            "kind", entry.kind(),
            "messageId", entry.messageId(),
            "occurredAt", entry.occurredAt(),
            "identifiers",
                entry.identifiers().stream().map(Identifier::type).map(WireNames::of).toList(),
            "leftAside",
                entry.dropped().stream()
                    .map(d -> WireNames.of(d.identifier().type()) + ": " + d.reason())
                    .toList()));
  }
}
