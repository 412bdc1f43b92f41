package io.assidu.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assidu.testkit.DocumentSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PolicySchemaTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path COMMITTED = Path.of("src/main/resources" + PolicySchemaResource.SCHEMA);

  @Test
  void isCommitted() throws IOException {
    String generated = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(generate()) + "\n";
    if (Boolean.getBoolean("schema.update")) {
      Files.createDirectories(COMMITTED.getParent());
      Files.writeString(COMMITTED, generated);
    }
    assertThat(COMMITTED)
        .as("run this test with -Dschema.update after a change of the policy's form")
        .hasContent(generated);
  }

  @Test
  void forbidsWhatIsNotKnownAndRequiresWhatMustBe() throws JsonProcessingException {
    JsonNode schema = generate();
    JsonNode cap = schema.at("/$defs/CapRule");

    assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
    assertThat(schema.path("required"))
        .extracting(JsonNode::asText)
        .containsExactly("channelOrder");
    assertThat(cap.path("additionalProperties").asBoolean(true)).isFalse();
    assertThat(cap.path("required"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder("id", "limit", "window");
    assertThat(cap.at("/properties/limit/minimum").asInt()).isEqualTo(1);
    assertThat(schema.at("/$defs/PriorityClass/properties/minPriority/maximum").asInt())
        .isEqualTo(100);
    assertThat(schema.at("/properties/channelOrder/items/enum"))
        .extracting(JsonNode::asText)
        .contains("email", "inApp")
        .doesNotContain("unknown");
  }

  private static ObjectNode generate() {
    return DocumentSchema.of(ContactPolicy.class, "contact-policy", "Contact policy");
  }
}
