package io.assidu.channel.inapp;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A message for the company's app to show.
 *
 * @param contactId names it
 * @param body plain text
 */
@Schema(description = "A message for the company's app to show; plain text.")
record InAppMessage(
    UUID contactId,
    String title,
    String body,
    @Nullable String link,
    Instant createdAt,
    @Nullable Instant readAt) {}
