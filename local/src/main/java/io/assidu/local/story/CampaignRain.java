package io.assidu.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.local.Service;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** More messages are wanted than she can bear. */
final class CampaignRain implements Step {
  private static final int CAMPAIGNS = 5;
  private static final String CAP = "cap:3-per-7-days";

  /** Over how long the policy that is shipped spreads those who wait for the same opening. */
  private static final Duration JITTER = Duration.ofMinutes(10);

  private static final LocalTime OPENING = LocalTime.of(8, 0);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE HH:mm", Locale.ENGLISH);

  @Override
  public String title() {
    return "Campaign messages rain";
  }

  @Override
  public void play(Story story, Scene scene) throws Untrue, IOException, InterruptedException {
    scene.does(
        "%d campaigns want her at the same moment. Welcome and reminder were the first two this week.",
        CAMPAIGNS);
    List<JsonNode> decisions = rain(story);
    scene.shows(
        "one more passes: it is the third",
        () -> verdict(decisions, "approved", 1).getFirst(),
        decision -> Contacts.path(decision));
    scene.shows(
        "the other %d are suppressed by the cap".formatted(CAMPAIGNS - 1),
        () -> capped(verdict(decisions, "suppressed", CAMPAIGNS - 1)),
        facts ->
            "%s: %d of %d in seven days, room again %s"
                .formatted(
                    CAP,
                    facts.path("count").asInt(),
                    facts.path("limit").asInt(),
                    facts.path("freeAt").asText()));

    ZonedDateTime night = sundayNight(story);
    scene.does("Another is planned for %s in her zone (%s).", DAY.format(night), night.getZone());
    JsonNode late =
        new Contacts(story)
            .campaign("Sunday night", Map.of("sendAt", night.toInstant().toString()));
    scene.shows(
        "it is deferred to Monday 08:00 in her zone, at a moment of her own against the rush",
        () -> deferred(story.get(Service.POLICY, "/v1/decisions/%s", id(late)), night),
        until ->
            "opens %s, hers at %s (%s)"
                .formatted(DAY.format(until.with(OPENING)), TIME.format(until), until.toInstant()));

    scene.does("The shop confirms her order once more.");
    JsonNode confirmation = new Contacts(story).orderConfirmation("confirmation");
    scene.shows(
        "a transactional message passes, whatever the cap",
        () -> exempt(story.get(Service.POLICY, "/v1/decisions/%s", id(confirmation))),
        Contacts::path);
    scene.shows(
        "and is in her inbox",
        () -> story.mailOf(confirmation.path("contactId").asText(), story.customer().email()),
        mail -> "“" + mail.subject() + "”");
  }

  private static List<JsonNode> rain(Story story) throws IOException, InterruptedException {
    Contacts contacts = new Contacts(story);
    List<JsonNode> decisions = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<JsonNode>> asked = new ArrayList<>();
      for (int i = 1; i <= CAMPAIGNS; i++) {
        String name = "News no. " + i;
        asked.add(threads.submit(() -> contacts.campaign(name, Map.of())));
      }
      for (Future<JsonNode> answer : asked) {
        decisions.add(answer.get());
      }
    } catch (ExecutionException e) {
      throw new IOException("policy-service did not decide on a campaign", e.getCause());
    }
    return decisions;
  }

  private static List<JsonNode> verdict(List<JsonNode> decisions, String verdict, int times)
      throws Unseen {
    List<JsonNode> found =
        decisions.stream()
            .filter(decision -> decision.path("verdict").asText().equals(verdict))
            .toList();
    Unseen.unless(found.size() == times, "%d are %s: %s", found.size(), verdict, decisions);
    return found;
  }

  private static JsonNode capped(List<JsonNode> decisions) throws Unseen {
    for (JsonNode decision : decisions) {
      Unseen.unless(
          Contacts.decisive(decision).equals(CAP), "one is by %s", Contacts.path(decision));
    }
    return Contacts.facts(decisions.getFirst());
  }

  /** The next one that has not begun. */
  private static ZonedDateTime sundayNight(Story story) {
    ZonedDateTime now = Instant.now().atZone(story.customer().zone());
    return now.plusDays(1)
        .with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY))
        .with(LocalTime.of(23, 0));
  }

  private static ZonedDateTime deferred(JsonNode decision, ZonedDateTime night) throws Unseen {
    Unseen.unless(
        decision.path("verdict").asText().equals("deferred"),
        "it is %s by %s",
        decision.path("verdict").asText(),
        Contacts.path(decision));
    ZonedDateTime until = Instant.parse(decision.path("until").asText()).atZone(night.getZone());
    ZonedDateTime opening = night.plusDays(1).with(OPENING);
    String said = Contacts.facts(decision).path("opening").asText();
    Unseen.unless(said.equals(opening.toInstant().toString()), "it opens at %s", said);
    Unseen.unless(
        !until.isBefore(opening) && until.isBefore(opening.plus(JITTER)),
        "it is deferred to %s",
        until);
    return until;
  }

  private static JsonNode exempt(JsonNode decision) throws Unseen {
    Unseen.unless(
        decision.path("verdict").asText().equals("approved"),
        "it is %s by %s",
        decision.path("verdict").asText(),
        Contacts.path(decision));
    return decision;
  }

  private static String id(JsonNode decision) {
    return decision.path("decisionId").asText();
  }
}
