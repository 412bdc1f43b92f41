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
@Schema(
    description = "A message for the company's app to show; plain text.",
    examples =
        """
        {"contactId": "0197f3c2-ba10-7c52-af3e-2c6d1f0b7e57", "title": "Welcome, Ada",
         "body": "Good to have you here.", "link": "/offers",
         "createdAt": "2026-11-24T10:00:00Z"}""")
record InAppMessage(
    UUID contactId,
    String title,
    String body,
    @Nullable String link,
    Instant createdAt,
    @Nullable Instant readAt) {}
