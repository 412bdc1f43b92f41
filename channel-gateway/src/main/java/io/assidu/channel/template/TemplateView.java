package io.assidu.channel.template;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A version of a template as it is shown. */
@Schema(
    name = "Template",
    description = "A version of a message template.",
    examples =
        """
        {"id": "welcome", "version": 1, "shipped": false, "document": {"strict": false,
         "defaultLocale": "en", "texts": {"en": {"subject": "Welcome, {{ profile.firstName }}",
         "text": "Good to have you here."}}}, "createdAt": "2026-11-24T10:00:00Z",
         "createdBy": "crm"}""")
record TemplateView(
    @Schema(examples = "welcome") String id,
    @Schema(examples = "1", description = "Counts from 1; 0 is the one that comes with Assidu.")
        int version,
    boolean shipped,
    TemplateDocument document,
    @Nullable Instant createdAt,
    @Nullable String createdBy) {

  static TemplateView of(TemplateVersion version) {
    return new TemplateView(
        version.id(),
        version.version(),
        version.version() == Shipped.VERSION,
        version.document(),
        version.createdAt(),
        version.createdBy());
  }
}
