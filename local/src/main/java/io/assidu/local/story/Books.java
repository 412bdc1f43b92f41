package io.assidu.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.local.Service;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The journal behind the points, as finance reads it. */
final class Books {
  private Books() {}

  /**
   * The entry behind a movement of her points.
   *
   * @throws Unseen while there is none, or if it is of another kind, or does not balance
   */
  static JsonNode entry(Story story, String movement, String kind)
      throws Unseen, IOException, InterruptedException {
    String id = entryId(story, movement);
    JsonNode entry = entry(story, id);
    Unseen.unless(
        entry.path("kind").asText().equals(kind), "the entry is of kind %s", entry.path("kind"));
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode line : entry.path("lines")) {
      sum = sum.add(amount(line, "debit")).subtract(amount(line, "credit"));
    }
    Unseen.unless(sum.signum() == 0, "debits and credits differ by %s", sum);
    return entry;
  }

  private static String entryId(Story story, String movement)
      throws Unseen, IOException, InterruptedException {
    JsonNode movements =
        story.get(Service.LOYALTY, "/v1/members/%s/movements", story.profileId()).path("items");
    for (JsonNode item : movements) {
      if (item.path("movement").asText().equals(movement) && item.has("journalEntryId")) {
        return item.path("journalEntryId").asText();
      }
    }
    throw new Unseen("no movement “%s” has an entry yet: %s".formatted(movement, movements));
  }

  private static JsonNode entry(Story story, String id)
      throws Unseen, IOException, InterruptedException {
    String cursor = "";
    while (true) {
      JsonNode page = story.get(Service.LOYALTY, "/v1/journal?limit=1000" + cursor);
      for (JsonNode entry : page.path("items")) {
        if (entry.path("id").asText().equals(id)) {
          return entry;
        }
      }
      if (!page.hasNonNull("nextCursor")) {
        throw new Unseen("the journal has no entry " + id);
      }
      cursor = "&cursor=" + page.path("nextCursor").asText();
    }
  }

  /** As accountants write it: {@code Dr 707000 50.00 · Cr 487000 50.00}. */
  static String told(JsonNode entry) {
    List<String> lines = new ArrayList<>();
    for (JsonNode line : entry.path("lines")) {
      boolean debit = amount(line, "debit").signum() != 0;
      lines.add(
          "%s %s %s"
              .formatted(
                  debit ? "Dr" : "Cr",
                  line.path("account").asText(),
                  amount(line, debit ? "debit" : "credit").setScale(2).toPlainString()));
    }
    return String.join(" · ", lines);
  }

  /**
   * The verdict of the service's own re-reading of the whole journal.
   *
   * @throws Unseen while points wait to be booked, or if something does not hold
   */
  static JsonNode verified(Story story) throws Unseen, IOException, InterruptedException {
    JsonNode verification = story.get(Service.LOYALTY, "/v1/journal/verification");
    Unseen.unless(
        verification.path("waiting").asLong() == 0,
        "%d movements are not booked yet",
        verification.path("waiting").asLong());
    Unseen.unless(
        verification.path("valid").asBoolean(), "it found %s", verification.path("findings"));
    return verification;
  }

  private static BigDecimal amount(JsonNode line, String side) {
    return line.path(side).decimalValue();
  }
}
