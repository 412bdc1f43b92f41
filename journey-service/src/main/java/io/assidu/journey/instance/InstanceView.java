package io.assidu.journey.instance;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.assidu.journey.engine.Ending;
import io.assidu.journey.engine.Note;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One profile's walk.
 *
 * @param waiting {@code time} or {@code event}; left out once it has ended
 * @param ending why it no longer runs; left out while it does
 * @param openContacts messages that can still be called off
 * @param history all it did, and why; left out of lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    examples =
        """
        {"id": "0197f3c2-aa10-7b52-9f3e-2c6d1f0b7e56", "journeyId": "welcome", "version": 1,
         "profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01", "key": "once",
         "stepId": "greeted", "ending": "exit", "openContacts": [], "correlationId": "till-7",
         "startedAt": "2026-11-24T10:00:00Z", "endedAt": "2026-11-24T10:00:04Z",
         "history": [{"at": "2026-11-24T10:00:00Z", "stepId": "greet", "kind": "started",
         "why": "Signed Up", "facts": {"version": 1},
         "causedBy": "0197f3c2-9a10-7a52-8f3e-2c6d1f0b7e55"}]}""")
record InstanceView(
    UUID id,
    String journeyId,
    int version,
    UUID profileId,
    String key,
    String stepId,
    @Nullable String waiting,
    @Nullable Instant dueAt,
    @Nullable Ending ending,
    List<UUID> openContacts,
    String correlationId,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable List<Note> history) {

  InstanceView with(List<Note> notes) {
    return new InstanceView(
        id,
        journeyId,
        version,
        profileId,
        key,
        stepId,
        waiting,
        dueAt,
        ending,
        openContacts,
        correlationId,
        startedAt,
        endedAt,
        notes);
  }
}
