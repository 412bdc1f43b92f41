package io.assidu.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.local.Service;
import io.assidu.local.client.Mail;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A visitor becomes a customer, and is greeted. */
final class SignUp implements Step {
  private static final String NOTICE = "signup-2026-01";

  @Override
  public String title() {
    return "A visitor signs up";
  }

  @Override
  public void play(Story story, Scene scene) throws Untrue, IOException, InterruptedException {
    Customer she = story.customer();
    scene.does("Somebody looks at teapots.");
    story
        .suite()
        .events()
        .post("/v1/page", Map.of("anonymousId", she.anonymousId(), "name", "Teapots"))
        .expect(200);
    String visitor =
        scene.shows(
            "her visit is kept, though nobody knows who she is",
            () -> story.lookup("anonymousId", she.anonymousId()).path("profileId").asText());

    scene.does("She signs up, and agrees to e-mail.");
    story
        .suite()
        .events()
        .post("/v1/batch", signUp(she), "X-Correlation-Id", story.correlationId("sign-up"))
        .expect(200);
    scene.shows(
        "visitor and customer are one profile",
        () -> identifiers(story, visitor),
        edges -> String.join(" · ", edges));
    scene.shows(
        "her consent is on record, with the notice she read",
        () -> consent(story),
        id -> "record " + id);
    Mail mail =
        scene.shows(
            "the welcome e-mail is in her inbox",
            () -> story.mail("welcome", she.email()),
            found -> "“" + found.subject() + "”");
    scene.shows(
        "its DKIM signature holds, and covers the unsubscribe headers",
        () -> {
          Map<String, String> dns = dkimRecords(story);
          Unseen.unless(
              mail.isSigned(dns, "From", "Subject", "List-Unsubscribe", "List-Unsubscribe-Post"),
              "no signature holds: %s",
              mail.header("DKIM-Signature"));
          return dns.keySet();
        },
        names -> "key at " + String.join(", ", names));
    scene.shows(
        "mail clients can offer one-click unsubscribe",
        () -> {
          Unseen.unless(
              mail.offersOneClick(), "List-Unsubscribe is %s", mail.header("List-Unsubscribe"));
          return "RFC 8058";
        },
        rfc -> rfc);
  }

  private static Map<String, Object> signUp(Customer she) {
    Map<String, Object> consent =
        Map.of(
            "purpose", "marketing",
            "channel", "email",
            "status", "granted",
            "notice", NOTICE,
            "method", "form");
    Map<String, Object> identify =
        Map.of(
            "type", "identify",
            "userId", she.customerId(),
            "anonymousId", she.anonymousId(),
            "traits", Map.of("email", she.email(), "firstName", she.firstName()),
            "context",
                Map.of(
                    "locale", "en-GB",
                    "timezone", she.zone().getId(),
                    "consent", List.of(consent)));
    Map<String, Object> signedUp =
        Map.of("type", "track", "userId", she.customerId(), "event", "Signed Up");
    return Map.of("batch", List.of(identify, signedUp));
  }

  private static List<String> identifiers(Story story, String visitor)
      throws Unseen, IOException, InterruptedException {
    String profileId = story.profileId();
    Unseen.unless(profileId.equals(visitor), "there are two: %s and %s", visitor, profileId);
    List<String> standing = new ArrayList<>();
    for (JsonNode edge :
        story.get(Service.PROFILE, "/v1/profiles/%s/identity", profileId).path("edges")) {
      if (edge.path("until").isMissingNode()) {
        standing.add(
            edge.path("identifier").path("type").asText()
                + " "
                + edge.path("identifier").path("value").asText());
      }
    }
    Unseen.unless(standing.size() == 3, "there are %d edges: %s", standing.size(), standing);
    return standing;
  }

  private static String consent(Story story) throws Unseen, IOException, InterruptedException {
    JsonNode consents = story.get(Service.PROFILE, "/v1/profiles/%s/consents", story.profileId());
    for (JsonNode entry : consents.path("history")) {
      if (entry.path("status").asText().equals("granted")
          && entry.path("notice").asText().equals(NOTICE)) {
        return entry.path("recordId").asText();
      }
    }
    throw new Unseen("the register holds " + consents.path("history"));
  }

  private static Map<String, String> dkimRecords(Story story)
      throws IOException, InterruptedException {
    Map<String, String> dns = new HashMap<>();
    for (JsonNode key : story.get(Service.CHANNEL, "/v1/dkim-keys")) {
      dns.put(key.path("dnsName").asText(), key.path("dnsRecord").asText());
    }
    return dns;
  }
}
