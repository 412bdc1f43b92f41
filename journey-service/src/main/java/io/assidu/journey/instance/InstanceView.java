package io.assidu.journey.instance;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.assidu.journey.engine.Ending;
import io.assidu.journey.engine.Note;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One profile's walk.
 *
 * @param waiting {@code time} or {@code event}; left out once it has ended
 * @param ending why it no longer runs; left out while it does
 * @param openContacts messages that can still be called off
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
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
    @Nullable Instant endedAt) {

  /** A walk with all it did, and why. */
  record Told(@JsonUnwrapped InstanceView instance, List<Note> history) {}
}
