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
 * watches cannot wait an hour, and orders are confirmed by e-mail. Closing puts things back; where
 * a story was cut off before that, the next one knows its versions by their mark, and puts back
 * what was there before them.
 */
public final class StoryJourneys implements AutoCloseable {
  static final String CART = "cart-abandonment";
  private static final String CONFIRMATION = "demo-order-confirmation";
  private static final String MARK = " (While ./assidu demo tells its story.)";
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final JourneyEditor editor;
  private final JsonNode liveBefore;
  private final JsonNode draftBefore;

  private StoryJourneys(JourneyEditor editor, JsonNode liveBefore, JsonNode draftBefore) {
    this.editor = editor;
    this.liveBefore = liveBefore;
    this.draftBefore = draftBefore;
  }

  /**
   * Publishes both.
   *
   * @param patience how long the cart journey waits before its first reminder
   */
  public static StoryJourneys publish(Suite suite, Duration patience)
      throws IOException, InterruptedException {
    JourneyEditor editor = new JourneyEditor(suite);
    JsonNode live =
        editor.published(CART).stream()
            .filter(document -> !isOurs(document))
            .findFirst()
            .orElseThrow(() -> new IOException("No version of " + CART + " but the story's own"));
    JsonNode draft = editor.draft(CART);
    editor.publish(CART, withPatience(live, patience));
    editor.publish(CONFIRMATION, confirmation());
    return new StoryJourneys(editor, live, isOurs(draft) ? live : draft);
  }

  static JsonNode withPatience(JsonNode journey, Duration patience) {
    ObjectNode changed = journey.deepCopy();
    changed.put("description", journey.path("description").asText() + MARK);
    for (JsonNode step : changed.path("steps")) {
      if (step.path("id").asText().equals("shopping")) {
        ((ObjectNode) step).put("timeout", patience.toString());
      }
    }
    return changed;
  }

  static boolean isOurs(JsonNode journey) {
    return journey.path("description").asText().endsWith(MARK);
  }

  private static JsonNode confirmation() throws IOException {
    try (InputStream document =
        StoryJourneys.class.getResourceAsStream("/story/order-confirmation.json")) {
      return JSON.readTree(Objects.requireNonNull(document));
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    editor.publish(CART, liveBefore);
    if (!draftBefore.equals(liveBefore)) {
      editor.save(CART, draftBefore);
    }
    editor.pause(CONFIRMATION);
  }
}
