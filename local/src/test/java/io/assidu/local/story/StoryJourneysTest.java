package io.assidu.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StoryJourneysTest {

  @Test
  void onlyTheFirstWaitIsShorterAndTheVersionIsKnownAsOurs() throws JsonProcessingException {
    JsonNode shipped =
        json(
            """
            {"description": "Reminds of a cart.", "steps": [
              {"id": "shopping", "timeout": "PT1H"}, {"id": "patience", "for": "PT23H"}]}""");

    JsonNode ours = StoryJourneys.withPatience(shipped, Duration.ofSeconds(3));

    assertThat(ours.path("steps"))
        .isEqualTo(
            json(
                """
                [{"id": "shopping", "timeout": "PT3S"}, {"id": "patience", "for": "PT23H"}]"""));
    assertThat(StoryJourneys.isOurs(ours)).isTrue();
    assertThat(StoryJourneys.isOurs(shipped)).isFalse();
    assertThat(shipped.path("steps").path(0).path("timeout").asText()).isEqualTo("PT1H");
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text);
  }
}
