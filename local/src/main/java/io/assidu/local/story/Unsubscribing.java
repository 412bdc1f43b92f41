package io.assidu.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.local.Service;
import io.assidu.local.client.Mail;
import java.io.IOException;
import java.util.Map;

/** She has had enough of marketing. */
final class Unsubscribing implements Step {

  @Override
  public String title() {
    return "She unsubscribes with one click";
  }

  @Override
  public void play(Story story, Scene scene) throws Untrue, IOException, InterruptedException {
    scene.does("Her mail program POSTs to the link in the newsletter's header, as Gmail does.");
    Mail newsletter =
        scene.shows(
            "the newsletter that passed the cap is in her inbox",
            () -> story.mail("campaign-news", story.customer().email()),
            mail -> "“" + mail.subject() + "”");
    newsletter.unsubscribe().expect(200);
    JsonNode record =
        scene.shows(
            "the withdrawal is on record",
            () -> withdrawal(story),
            entry ->
                "record %s, by %s"
                    .formatted(entry.path("recordId").asText(), entry.path("method").asText()));
    scene.does("One more campaign wants her.");
    JsonNode decision =
        scene.shows(
            "it is suppressed, and names that very record",
            () -> suppressed(story, record),
            Contacts::path);
    scene.shows(
        "whoever asks later is told the same",
        () -> story.get(Service.POLICY, "/v1/decisions/%s", decision.path("decisionId").asText()),
        told -> "decision " + told.path("decisionId").asText());
  }

  private static JsonNode withdrawal(Story story) throws Unseen, IOException, InterruptedException {
    JsonNode history =
        story.get(Service.PROFILE, "/v1/profiles/%s/consents", story.profileId()).path("history");
    for (JsonNode entry : history) {
      if (entry.path("status").asText().equals("withdrawn")) {
        return entry;
      }
    }
    throw new Unseen("the register holds " + history);
  }

  private static JsonNode suppressed(Story story, JsonNode record)
      throws Unseen, IOException, InterruptedException {
    JsonNode decision = new Contacts(story).campaign("After she left", Map.of());
    Unseen.unless(
        Contacts.decisive(decision).equals("consent"),
        "it is %s by %s",
        decision.path("verdict").asText(),
        Contacts.path(decision));
    Unseen.unless(
        decision.path("consentRecordId").asText().equals(record.path("recordId").asText()),
        "it rests on the record %s",
        decision.path("consentRecordId").asText());
    return decision;
  }
}
