package io.assidu.channel.template;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An immutable version of a template.
 *
 * @param version counts from 1; 0 is the shipped one
 * @param createdAt null for the shipped one
 * @param createdBy the client that saved it; null for the shipped one
 */
record TemplateVersion(
    String id,
    int version,
    TemplateDocument document,
    @Nullable Instant createdAt,
    @Nullable String createdBy) {

  static Function<TemplateDocument, TemplateVersion> shipped(String id) {
    return document -> new TemplateVersion(id, Shipped.VERSION, document, null, null);
  }
}
