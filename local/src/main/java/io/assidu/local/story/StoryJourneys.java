package io.assidu.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assidu.local.client.Suite;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;

/**
 * The journeys as they are while the story is told: the cart journey has less patience, for who
 * watches cannot wait an hour, and orders are confirmed by e-mail. Closing puts things back.
 */
public final class StoryJourneys implements AutoCloseable {
  static final String CART = "cart-abandonment";
  private static final String CONFIRMATION = "demo-order-confirmation";
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final JourneyEditor editor;
  private final JsonNode cartBefore;

  private StoryJourneys(JourneyEditor editor, JsonNode cartBefore) {
    this.editor = editor;
    this.cartBefore = cartBefore;
  }

  /**
   * Publishes both.
   *
   * @param patience how long the cart journey waits before its first reminder
   */
  public static StoryJourneys publish(Suite suite, Duration patience)
      throws IOException, InterruptedException {
    JourneyEditor editor = new JourneyEditor(suite);
    JsonNode before = editor.document(CART);
    editor.publish(CART, withPatience(before, patience));
    editor.publish(CONFIRMATION, confirmation());
    return new StoryJourneys(editor, before);
  }

  static JsonNode withPatience(JsonNode journey, Duration patience) {
    ObjectNode changed = journey.deepCopy();
    for (JsonNode step : changed.path("steps")) {
      if (step.path("id").asText().equals("shopping")) {
        ((ObjectNode) step).put("timeout", patience.toString());
      }
    }
    return changed;
  }

  private static JsonNode confirmation() throws IOException {
    try (InputStream document =
        StoryJourneys.class.getResourceAsStream("/story/order-confirmation.json")) {
      return JSON.readTree(Objects.requireNonNull(document));
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    editor.publish(CART, cartBefore);
    editor.pause(CONFIRMATION);
  }
}
