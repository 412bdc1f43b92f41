package io.assidu.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.local.Service;
import io.assidu.local.client.Mail;
import io.assidu.local.client.Suite;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * All that the suite holds of one shopper, as its interfaces tell it: what was lost is missing
 * here, what came twice is here twice.
 *
 * @param events names of what she did
 * @param steps what her journeys noted
 * @param decisions verdicts under the ids of her sign-up and order
 * @param messages template and state of each message
 * @param mails Message-ID and subject of each mail in her mailbox
 * @param movements of her points
 * @param entries kinds of the journal entries under the id of her order
 */
record Footprint(
    List<String> events,
    List<String> steps,
    List<String> decisions,
    List<String> messages,
    List<String> mails,
    List<String> movements,
    List<String> entries,
    long available) {

  static Footprint of(Shopper shopper, Suite suite) throws IOException, InterruptedException {
    String profileId = shopper.profileId();
    List<String> mails = new ArrayList<>();
    for (Mail mail : suite.inbox().of(shopper.customer().email())) {
      mails.add(mail.messageId() + " " + mail.subject());
    }
    return new Footprint(
        texts(items(shopper, Service.PROFILE, "/v1/profiles/" + profileId + "/events"), "name"),
        traced(shopper, Service.JOURNEY, "journey-step"),
        traced(shopper, Service.POLICY, "decision"),
        texts(
            items(shopper, Service.CHANNEL, "/v1/profiles/" + profileId + "/contacts"),
            "template",
            "state"),
        sorted(mails),
        texts(
            items(shopper, Service.LOYALTY, "/v1/members/" + profileId + "/movements"),
            "movement",
            "points"),
        traced(shopper, Service.LOYALTY, "journal-entry"),
        shopper.member().path("available").asLong());
  }

  private static JsonNode items(Shopper shopper, Service service, String path)
      throws IOException, InterruptedException {
    return shopper.get(service, path).path("items");
  }

  private static List<String> traced(Shopper shopper, Service service, String kind)
      throws IOException, InterruptedException {
    List<String> found = new ArrayList<>();
    for (String id : List.of(shopper.signUpId(), shopper.orderId())) {
      for (JsonNode entry : shopper.get(service, "/v1/traces/" + id).path("entries")) {
        if (entry.path("kind").asText().equals(kind)) {
          found.add(entry.path("summary").asText());
        }
      }
    }
    return sorted(found);
  }

  private static List<String> texts(JsonNode items, String... fields) {
    List<String> found = new ArrayList<>();
    for (JsonNode item : items) {
      List<String> words = new ArrayList<>();
      for (String field : fields) {
        words.add(item.path(field).asText());
      }
      found.add(String.join(" ", words));
    }
    return sorted(found);
  }

  private static List<String> sorted(List<String> texts) {
    return texts.stream().sorted().toList();
  }
}
