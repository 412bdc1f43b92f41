package io.assidu.loyalty.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assidu.testkit.DocumentSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProgramSchemaTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path COMMITTED =
      Path.of("src/main/resources" + ProgramSchemaResource.SCHEMA);

  @Test
  void isCommitted() throws IOException {
    String generated = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(generate()) + "\n";
    if (Boolean.getBoolean("schema.update")) {
      Files.createDirectories(COMMITTED.getParent());
      Files.writeString(COMMITTED, generated);
    }
    assertThat(COMMITTED)
        .as("run this test with -Dschema.update after a change of the program's form")
        .hasContent(generated);
  }

  @Test
  void forbidsWhatIsNotKnownAndRequiresWhatMustBe() {
    JsonNode schema = generate();
    assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
    assertThat(schema.path("required"))
        .extracting(JsonNode::asText)
        .contains("id", "name", "currency", "earning", "accounting")
        .doesNotContain("currencies", "rewards", "alerts");
    assertThat(schema.at("/properties/currency/pattern").asText()).isEqualTo("^([A-Z]{3})$");
    assertThat(schema.at("/$defs/ProgramCurrency/required"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder("currency", "discountPerPoint", "valuePerPoint");
    assertThat(schema.at("/$defs/RedemptionPolicy/properties/holdFor/format").asText())
        .isEqualTo("duration");
  }

  private static ObjectNode generate() {
    return DocumentSchema.of(Program.class, "program", "Loyalty program");
  }
}
