package io.assidu.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.arc.Arc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Examples in an OpenAPI document, held against the records they are examples of. */
final class OpenApiExamples {

  private final ObjectMapper json = Arc.container().instance(ObjectMapper.class).get();
  private final Map<String, Class<?>> records = new HashMap<>();

  private OpenApiExamples(String base, JsonNode schemas) {
    for (JavaClass found :
        new ClassFileImporter().importPackages(base, "io.assidu.platform", "io.assidu.contracts")) {
      Optional<String> given = givenName(found);
      String name = given.orElse(found.getSimpleName());
      boolean taken = records.containsKey(name) && given.isEmpty();
      if (found.isAssignableTo(Record.class) && schemas.has(name) && !taken) {
        records.put(name, load(found.getName()));
      }
    }
  }

  /** The name that a record bears in the document, where that is not its own. */
  private static Optional<String> givenName(JavaClass record) {
    return record
        .tryGetAnnotationOfType(Schema.class)
        .map(Schema::name)
        .filter(name -> !name.isEmpty());
  }

  /** Those that the record does not read strictly, as a request would be, and write back. */
  static List<String> flaws(JsonNode document, String base) {
    JsonNode schemas = document.path("components").path("schemas");
    OpenApiExamples examples = new OpenApiExamples(base, schemas);
    List<String> flaws = new ArrayList<>();
    for (Map.Entry<String, JsonNode> schema : schemas.properties()) {
      @Nullable Class<?> type = examples.records.get(schema.getKey());
      if (type != null) {
        for (JsonNode example : schema.getValue().path("examples")) {
          examples.flaw(type, example).ifPresent(flaws::add);
        }
      }
    }
    return flaws;
  }

  private Optional<String> flaw(Class<?> type, JsonNode example) {
    try {
      Object read = json.treeToValue(example, type);
      JsonNode written = json.readTree(json.writeValueAsString(read));
      return written.equals(json.readTree(example.toString()))
          ? Optional.empty()
          : Optional.of("The example of " + type.getSimpleName() + " is written as " + written);
    } catch (JsonProcessingException e) {
      return Optional.of("The example of " + type.getSimpleName() + ": " + e.getMessage());
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
