package io.assidu.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The published language never breaks. Schemas and AsyncAPI are generated from the records and
 * committed; after an addition, {@code ./mvnw -pl contracts test -Dcontracts.update=true} writes
 * them anew, and refuses what is no addition.
 */
class ContractsTest {

  private static final Path SCHEMAS = Path.of("src/main/resources/schemas");
  private static final Path ASYNC_API = Path.of("src/main/resources/asyncapi.json");
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final boolean UPDATE = Boolean.getBoolean("contracts.update");

  static Stream<Class<?>> types() {
    return Topics.all().stream().<Class<?>>flatMap(topic -> topic.types().stream());
  }

  @ParameterizedTest
  @MethodSource("types")
  void aSchemaIsWhatItsRecordSaysAndOnlyEverGrows(Class<?> type) {
    Path file = SCHEMAS.resolve(Topic.typeOf(type) + ".json");
    JsonNode generated = SchemaExport.schema(type);
    if (Files.exists(file)) {
      assertThat(SchemaExport.breaks(Json.read(file), generated, ""))
          .as("%s only grows by optional fields; anything else is a new version", type)
          .isNull();
    }
    if (UPDATE) {
      Json.write(file, generated);
    }
    assertThat(file).exists();
    assertThat(Json.read(file)).isEqualTo(generated);
  }

  @Test
  void asyncApiIsWhatTheTopicsSay() throws IOException {
    if (UPDATE) {
      Json.write(ASYNC_API, SchemaExport.asyncApi());
    }
    assertThat(Json.read(ASYNC_API))
        .isEqualTo(Json.MAPPER.readTree(SchemaExport.asyncApi().toString()));
  }

  @Test
  void noSchemaIsLeftWithoutARecord() throws IOException {
    List<String> known = types().map(type -> Topic.typeOf(type) + ".json").toList();
    try (Stream<Path> files = Files.list(SCHEMAS)) {
      assertThat(files.map(file -> file.getFileName().toString())).hasSameElementsAs(known);
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void whatWasPublishedOnceIsReadForEver(Class<?> type) throws IOException {
    Path file = GOLDEN.resolve(Topic.typeOf(type) + ".json");
    assertThat(file).exists();
    JsonNode golden = Json.read(file);

    Object read = Json.MAPPER.treeToValue(golden, type);

    assertThat(Json.MAPPER.readTree(Json.MAPPER.writeValueAsString(read))).isEqualTo(golden);
  }

  @Test
  void takingAwayOrDemandingIsFound() {
    ObjectNode published = SchemaExport.schema(io.assidu.contracts.contact.ContactCancelled.class);
    ObjectNode without = published.deepCopy();
    ((ObjectNode) without.get("properties")).remove("reason");
    ObjectNode demanding = published.deepCopy();
    ((ObjectNode) demanding.get("properties")).putObject("added").put("type", "string");
    ObjectNode adding = demanding.deepCopy();
    demanding.withArray("required").add("added");

    assertThat(SchemaExport.breaks(published, without, "")).isEqualTo("/reason is gone");
    assertThat(SchemaExport.breaks(published, demanding, "")).isEqualTo("/added is required now");
    assertThat(SchemaExport.breaks(published, adding, "")).isNull();
  }

  @Test
  void everyTopicHasItsPlace() {
    assertThat(Topics.all())
        .allSatisfy(topic -> assertThat(topic.name()).matches("assidu\\.[a-z]+\\.[a-z]+"));
    assertThat(types().map(Topic::typeOf))
        .doesNotHaveDuplicates()
        .allMatch(type -> type.matches("io\\.assidu\\.[a-z]+\\.[a-z-]+\\.v\\d+"));
  }
}
