package io.assidu.platform.work;

import io.opentelemetry.context.Context;
import java.util.UUID;

/**
 * The event that something happens because of.
 *
 * @param trace the span in which it is handled
 */
public record Cause(UUID eventId, String correlationId, Context trace) {}
