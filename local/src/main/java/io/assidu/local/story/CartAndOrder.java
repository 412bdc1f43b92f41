package io.assidu.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.local.Service;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/** She leaves a cart, is reminded, and buys. */
final class CartAndOrder implements Step {
  static final long EARNED = 1_300;

  @Override
  public String title() {
    return "She leaves her cart, and comes back to buy";
  }

  @Override
  public void play(Story story, Scene scene) throws Untrue, IOException, InterruptedException {
    scene.does(
        "She fills a cart and leaves. (The journey waits %s here, an hour in life.)",
        seconds(story));
    fillCart(story);
    scene.shows(
        "the cart journey waits for her",
        () -> instance(story, "shopping"),
        walk -> "until " + walk.path("dueAt").asText());
    scene.shows(
        "she did not come back: the reminder is in her inbox",
        () -> story.mail("cart-reminder", story.customer().email()),
        mail -> "“" + mail.subject() + "”");
    JsonNode walk =
        scene.shows(
            "a second reminder is pending",
            () -> instance(story, "patience"),
            waiting -> "due " + waiting.path("dueAt").asText());

    scene.does(
        "She buys: WooCommerce calls its webhook, and calls it again, as it does when in doubt.");
    byte[] order = WebShop.order(Instant.now().getEpochSecond(), story.customer(), Instant.now());
    WebShop.deliver(story.suite(), order, story.correlationId("order")).expect(200);
    WebShop.deliver(story.suite(), order, story.correlationId("order-again")).expect(200);
    scene.shows(
        "the pending reminder is called off: the journey has reached its goal",
        () -> ended(story, walk.path("id").asText()));
    scene.shows(
        "her order is confirmed by e-mail",
        () -> story.mail("order-confirmation", story.customer().email()),
        mail -> "“" + mail.subject() + "”");
    scene.shows(
        "points are earned, once: one for each euro without tax and shipping",
        () -> member(story, EARNED),
        member -> "%,d points".formatted(member.path("available").asLong()));
    scene.shows(
        "her tier comes closer",
        () -> member(story, EARNED).path("tier"),
        tier ->
            "%s; %,d more make her %s"
                .formatted(
                    tier.path("tier").asText(),
                    tier.path("missing").asLong(),
                    tier.path("next").asText()));
    scene.shows(
        "the journal defers what these points will cost (IFRS 15.B40)",
        () -> Books.entry(story, "earned", "allocation"),
        Books::told);
  }

  private static String seconds(Story story) {
    return "%d s".formatted(story.cartPatience().toSeconds());
  }

  private static void fillCart(Story story) throws IOException, InterruptedException {
    Map<String, Object> event =
        Map.of(
            "userId", story.customer().customerId(),
            "event", "Product Added",
            "properties",
                Map.of(
                    "name", "Teapot, cast iron – 1.2 l",
                    "price", new BigDecimal("1200.00"),
                    "currency", "EUR",
                    "cart_url", "https://shop.example/cart"));
    story
        .suite()
        .events()
        .post("/v1/track", event, "X-Correlation-Id", story.correlationId("cart"))
        .expect(200);
  }

  /** Her walk through the cart journey, if it stands at that step. */
  private static JsonNode instance(Story story, String stepId)
      throws Unseen, IOException, InterruptedException {
    for (JsonNode walk :
        story.get(Service.JOURNEY, "/v1/profiles/%s/instances", story.profileId())) {
      if (walk.path("journeyId").asText().equals(StoryJourneys.CART)) {
        Unseen.unless(
            walk.path("stepId").asText().equals(stepId),
            "she is at the step %s",
            walk.path("stepId").asText());
        return walk;
      }
    }
    throw new Unseen("she is not in the journey");
  }

  private static JsonNode ended(Story story, String instance)
      throws Unseen, IOException, InterruptedException {
    JsonNode walk = story.get(Service.JOURNEY, "/v1/instances/%s", instance);
    Unseen.unless(
        walk.path("ending").asText().equals("goal"),
        "it is at %s, ending “%s”",
        walk.path("stepId").asText(),
        walk.path("ending").asText());
    return walk;
  }

  static JsonNode member(Story story, long available)
      throws Unseen, IOException, InterruptedException {
    JsonNode member = story.get(Service.LOYALTY, "/v1/members/%s", story.profileId());
    Unseen.unless(
        member.path("available").asLong() == available,
        "she has %d points",
        member.path("available").asLong());
    return member;
  }
}
