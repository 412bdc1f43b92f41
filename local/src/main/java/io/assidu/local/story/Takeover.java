package io.assidu.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.contracts.Topics;
import io.assidu.local.Service;
import io.assidu.local.client.Answer;
import io.assidu.local.client.KafkaReader;
import io.assidu.local.client.Realm.Account;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Somebody else has her password. */
final class Takeover implements Step {
  private static final long BALANCE = CartAndOrder.EARNED - Redeeming.POINTS;

  @Override
  public String title() {
    return "A thief has her password";
  }

  @Override
  public void play(Story story, Scene scene) throws Untrue, IOException, InterruptedException {
    Customer she = story.customer();
    scene.does("He logs in from another country and device, and changes the e-mail address.");
    Account account =
        story.suite().realm().logIn(she.customerId(), she.password(), she.thiefsDesk());
    scene.shows(
        "the log-in stands out", () -> assessed(story, "login", "new-country"), Takeover::told);
    account.changeEmail(she.thiefsEmail());
    scene.shows(
        "the change of address is a signal, too",
        () -> assessed(story, "emailChanged", ""),
        Takeover::told);

    scene.does("He tries to spend all her points, and then tries again.");
    Answer first = Redeeming.redeem(story, "gift-card-1", BALANCE, she.thiefsDesk());
    scene.shows(
        "he is challenged: 401 (RFC 9470)",
        () -> {
          first.expect(401);
          return first.header("WWW-Authenticate").orElse("");
        },
        challenge -> challenge);
    Answer second = Redeeming.redeem(story, "gift-card-2", BALANCE, she.thiefsDesk());
    scene.shows(
        "the account is frozen: 423",
        () -> second.expect(423).json().path("detail").asText(),
        detail -> detail);
    scene.shows("the alert is on assidu.fraud.alerts", () -> alert(story), Takeover::told);
    scene.shows(
        "she is warned in her old mailbox",
        () -> story.mail("security-alert", she.email()),
        mail -> "“" + mail.subject() + "”");
    scene.shows(
        "her points are untouched",
        () -> CartAndOrder.member(story, BALANCE),
        member ->
            "%,d points, account %s"
                .formatted(
                    member.path("available").asLong(),
                    member.path("frozen").asBoolean() ? "frozen" : "open"));
  }

  private static JsonNode assessed(Story story, String subject, String rule)
      throws Unseen, IOException, InterruptedException {
    JsonNode assessments =
        story.get(Service.FRAUD, "/v1/profiles/%s/risk", story.profileId()).path("assessments");
    for (JsonNode assessment : assessments) {
      if (assessment.path("subject").asText().startsWith(subject)
          && (rule.isEmpty() || rules(assessment).contains(rule))) {
        return assessment;
      }
    }
    throw new Unseen("her assessments are " + assessments);
  }

  private static JsonNode alert(Story story) throws Unseen, IOException, InterruptedException {
    String profileId = story.profileId();
    for (KafkaReader.Event event : story.suite().kafka().all(Topics.FRAUD_ALERTS)) {
      if (event.key().equals(profileId)
          && event.value().path("severity").asText().equals("critical")) {
        return event.value();
      }
    }
    throw new Unseen("no critical alert for her is there");
  }

  /** A score, and what it is made of. */
  private static String told(JsonNode assessment) {
    return "score %d, %s: %s"
        .formatted(
            assessment.path("score").asInt(),
            assessment.path("action").asText(),
            String.join(", ", rules(assessment)));
  }

  private static List<String> rules(JsonNode assessment) {
    List<String> rules = new ArrayList<>();
    assessment
        .path("contributions")
        .forEach(contribution -> rules.add(contribution.path("rule").asText()));
    return rules;
  }
}
