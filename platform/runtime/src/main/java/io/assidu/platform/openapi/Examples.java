package io.assidu.platform.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Shows each body by the example of its record ({@code @Schema(examples = …)}): alone, in a list,
 * or in a page.
 */
final class Examples {

  private static final String REFERENCE = "#/components/schemas/";

  private final Map<String, Schema> schemas;

  Examples(OpenAPI api) {
    @Nullable Map<String, Schema> known = api.getComponents().getSchemas();
    schemas = known == null ? Map.of() : known;
  }

  void give(Operation operation) {
    if (operation.getRequestBody() != null) {
      give(operation.getRequestBody().getContent());
    }
    operation
        .getResponses()
        .getAPIResponses()
        .forEach(
            (status, response) -> {
              if (status.startsWith("2")) {
                give(response.getContent());
              }
            });
  }

  private void give(@Nullable Content content) {
    if (content == null) {
      return;
    }
    for (MediaType shown : content.getMediaTypes().values()) {
      if (shown.getExample() == null && shown.getExamples() == null) {
        of(shown.getSchema()).ifPresent(shown::setExample);
      }
    }
  }

  private Optional<Object> of(@Nullable Schema schema) {
    @Nullable Schema resolved = resolve(schema);
    if (resolved == null) {
      return Optional.empty();
    }
    if (resolved.getExamples() != null && !resolved.getExamples().isEmpty()) {
      return Optional.of(resolved.getExamples().getFirst());
    }
    if (resolved.getItems() != null) {
      return of(resolved.getItems()).map(List::of);
    }
    return ofPage(resolved);
  }

  private Optional<Object> ofPage(Schema schema) {
    @Nullable Map<String, Schema> properties = schema.getProperties();
    if (properties == null || !properties.keySet().equals(Set.of("items", "nextCursor"))) {
      return Optional.empty();
    }
    return of(properties.get("items"))
        .map(
            items -> {
              Map<String, Object> page = new LinkedHashMap<>();
              page.put("items", items);
              page.put("nextCursor", "MDE5ZjYyYzA");
              return page;
            });
  }

  private @Nullable Schema resolve(@Nullable Schema schema) {
    if (schema == null || schema.getRef() == null) {
      return schema;
    }
    return schemas.get(schema.getRef().substring(REFERENCE.length()));
  }
}
