package io.assidu.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.local.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks policy-service for contacts, as a campaign tool or a shop does. */
final class Contacts {
  private final Story story;

  Contacts(Story story) {
    this.story = story;
  }

  /**
   * Wants a campaign message.
   *
   * @param name tells it from others, and is its title
   * @param more other members of the request, such as {@code sendAt}
   */
  JsonNode campaign(String name, Map<String, Object> more)
      throws IOException, InterruptedException {
    Map<String, Object> parameters =
        Map.of(
            "title", name,
            "lead", "Something for your shelf.",
            "body", "Have a look when you like.",
            "url", "https://shop.example/new");
    return ask(name, "marketing", "campaign-news", parameters, more);
  }

  JsonNode orderConfirmation(String name) throws IOException, InterruptedException {
    Map<String, Object> parameters = Map.of("orderId", name, "total", 1566.36, "currency", "EUR");
    return ask(name, "transactional", "order-confirmation", parameters, Map.of());
  }

  private JsonNode ask(
      String name,
      String purpose,
      String template,
      Map<String, Object> parameters,
      Map<String, Object> more)
      throws IOException, InterruptedException {
    Map<String, Object> request =
        new HashMap<>(
            Map.of(
                "profileId", story.profileId(),
                "purpose", purpose,
                "channels", List.of("email"),
                "template", template,
                "parameters", parameters));
    request.putAll(more);
    return story
        .suite()
        .as(Service.POLICY)
        .post("/v1/contacts", request, "Idempotency-Key", story.key(name))
        .expect(202)
        .json();
  }

  /** The rule that decided. */
  static String decisive(JsonNode decision) {
    JsonNode reasons = decision.path("reasons");
    return reasons.path(reasons.size() - 1).path("rule").asText();
  }

  /** What that rule saw. */
  static JsonNode facts(JsonNode decision) {
    JsonNode reasons = decision.path("reasons");
    return reasons.path(reasons.size() - 1).path("facts");
  }

  /** Every rule that was looked at. */
  static String path(JsonNode decision) {
    List<String> rules = new ArrayList<>();
    decision.path("reasons").forEach(reason -> rules.add(reason.path("rule").asText()));
    return String.join(" → ", rules);
  }
}
