package io.assidu.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.local.Service;
import io.assidu.local.client.Answer;
import io.assidu.local.client.Realm.Seat;
import java.io.IOException;
import java.util.Map;

/** She uses some of her points. */
final class Redeeming implements Step {
  static final long POINTS = 500;

  @Override
  public String title() {
    return "She redeems %d points".formatted(POINTS);
  }

  @Override
  public void play(Story story, Scene scene) throws Untrue, IOException, InterruptedException {
    Customer she = story.customer();
    scene.does("She logs in from her own desk.");
    story.suite().realm().register(she.firstName(), she.customerId(), she.email(), she.password());
    story.suite().realm().logIn(she.customerId(), she.password(), she.desk());
    scene.shows(
        "Keycloak's log-in has reached fraud-service",
        () -> logInAssessed(story),
        assessment -> "score %d".formatted(assessment.path("score").asInt()));

    scene.does("At the till she pays with points.");
    JsonNode held = redeem(story, "tea-tin", POINTS, she.desk()).expect(201).json();
    scene.shows(
        "the redemption is assessed and allowed",
        () -> allowed(story, held),
        assessment ->
            "score %d, %s"
                .formatted(assessment.path("score").asInt(), assessment.path("action").asText()));
    story
        .suite()
        .asShop(Service.LOYALTY)
        .post(
            "/v1/redemptions/" + held.path("id").asText() + "/capture",
            Map.of(),
            "Idempotency-Key",
            story.key("capture"))
        .expect(200);
    scene.shows(
        "the points are spent",
        () -> CartAndOrder.member(story, CartAndOrder.EARNED - POINTS),
        member -> "%,d left".formatted(member.path("available").asLong()));
    scene.shows(
        "revenue is recognised in proportion (IFRS 15.B42)",
        () -> Books.entry(story, "burned", "recognition"),
        Books::told);
    scene.shows(
        "the journal balances, its chain of hashes holds, it agrees with the points",
        () -> Books.verified(story),
        books ->
            "%d entries, Σ debits = Σ credits = %s, liability %s"
                .formatted(
                    books.path("entries").asLong(),
                    books.path("debits").asText(),
                    books.path("liability").asText()));
  }

  /** Asks the till's question: may these points go, to who sits there? */
  static Answer redeem(Story story, String what, long points, Seat seat)
      throws IOException, InterruptedException {
    Map<String, Object> session =
        Map.of(
            "ip", seat.ip(),
            "userAgent", seat.userAgent(),
            "acr", "silver");
    return story
        .suite()
        .asShop(Service.LOYALTY)
        .post(
            "/v1/redemptions",
            Map.of(
                "profileId", story.profileId(),
                "points", points,
                "reference", what,
                "session", session),
            "Idempotency-Key",
            story.key(what));
  }

  private static JsonNode logInAssessed(Story story)
      throws Unseen, IOException, InterruptedException {
    for (JsonNode assessment :
        story.get(Service.FRAUD, "/v1/profiles/%s/risk", story.profileId()).path("assessments")) {
      if (assessment.path("subject").asText().startsWith("login")) {
        return assessment;
      }
    }
    throw new Unseen("no log-in of hers was assessed");
  }

  private static JsonNode allowed(Story story, JsonNode redemption)
      throws Unseen, IOException, InterruptedException {
    String id = redemption.path("assessment").path("id").asText();
    JsonNode assessment = story.get(Service.FRAUD, "/v1/assessments/%s", id);
    Unseen.unless(assessment.path("action").asText().equals("allow"), "it is %s", assessment);
    return assessment;
  }
}
