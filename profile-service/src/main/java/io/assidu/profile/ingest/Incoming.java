package io.assidu.profile.ingest;

import io.assidu.contracts.ingest.IngestedEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way in.
 *
 * @param correlationId the story its sender says it belongs to; without one it belongs to that of
 *     the request
 */
public record Incoming(IngestedEvent event, @Nullable String correlationId) {}
