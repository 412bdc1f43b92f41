package io.assidu.journey.instance;

import io.assidu.platform.trace.TraceEntry;
import io.assidu.platform.trace.TraceSource;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What journeys did in one story. */
@ApplicationScoped
class InstanceTrace implements TraceSource {

  private final NoteStore notes;

  InstanceTrace(NoteStore notes) {
    this.notes = notes;
  }

  @Override
  public Uni<List<TraceEntry>> trace(Work work, String correlationId) {
    return notes
        .ofStory(work, correlationId)
        .map(lines -> lines.stream().map(InstanceTrace::entry).toList());
  }

  private static TraceEntry entry(NoteStore.Written line) {
    Map<String, Object> facts = new LinkedHashMap<>(line.note().facts());
    facts.put("journey", line.journeyId() + "/" + line.version());
    if (line.note().stepId() != null) {
      facts.put("step", line.note().stepId());
    }
    if (line.note().causedBy() != null) {
      facts.put("causedBy", line.note().causedBy().toString());
    }
    return new TraceEntry(
        line.note().at(), "journey-step", line.instanceId().toString(), line.note().why(), facts);
  }
}
