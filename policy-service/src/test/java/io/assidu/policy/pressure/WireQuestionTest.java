package io.assidu.policy.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.JourneyStep;
import io.assidu.contracts.contact.Purpose;
import io.assidu.policy.document.CapRule;
import io.assidu.policy.document.CapWindow;
import io.assidu.policy.document.Scope;
import io.assidu.policy.evaluate.Ahead;
import io.assidu.policy.evaluate.Cap;
import io.assidu.policy.evaluate.SlotQuestion;
import io.assidu.policy.evaluate.Window;
import io.assidu.policy.evaluate.Window.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The wire, word for word: replicas of one release must write alike what is alike. */
class WireQuestionTest {

  private static final Instant AT = Instant.ofEpochMilli(1_772_668_800_000L);
  private static final UUID CONTACT = new UUID(0, 1);
  private static final UUID OTHER = new UUID(0, 2);
  private static final UUID REVISION = new UUID(0, 3);
  private static final UUID NEXT = new UUID(0, 4);
  private static final Duration WEEK = Duration.ofDays(7);

  private static final Scope SCOPE =
      new Scope(
          List.of(Channel.EMAIL),
          List.of(Purpose.MARKETING, Purpose.SERVICE),
          List.of("say \"hi\""),
          List.of("welcome"),
          List.of("FR"));

  @Test
  void aQuestionThatTrustsRedis() {
    SlotQuestion question =
        question("news", List.of(cap("week", new Window.Rolling(WEEK), 1)), List.of(), false);

    assertThat(WireQuestion.of(question, REVISION, NEXT, WEEK, null))
        .containsExactly(
            REVISION.toString(),
            NEXT.toString(),
            "1772668800000",
            "604800000",
            "691200000",
            CONTACT.toString(),
            "",
            """
            [{"channels":["EMAIL"],"purposes":["MARKETING","SERVICE"],"topics":["say \\"hi\\""],\
            "journeys":["welcome"]}]""",
            """
            [{"limit":3,"kept":1,"window":604800000}]""",
            "",
            "",
            """
            ["EMAIL","MARKETING","news","welcome"]""",
            """
            ["SMS","MARKETING","news","welcome"]""");
  }

  @Test
  void aQuestionThatBringsTheTruthAndLooksAhead() {
    Window twoZones =
        new Window.Calendar(
            List.of(
                new Span(Instant.ofEpochMilli(1), Instant.ofEpochMilli(3)),
                new Span(Instant.ofEpochMilli(2), Instant.ofEpochMilli(4))));
    List<Ahead> ahead = List.of(new Ahead(contact(OTHER, "a\nb"), AT, Channel.PUSH, 0));
    SlotQuestion question =
        question(null, List.of(cap("a", twoZones, 0), cap("b", twoZones, 0)), ahead, true);
    Map<UUID, Slot> slots = Map.of(OTHER, new Slot(AT, Channel.EMAIL, Purpose.SERVICE, null, null));

    List<String> arguments = WireQuestion.of(question, null, NEXT, WEEK, slots);

    assertThat(arguments.get(0)).isEmpty();
    assertThat(arguments.get(6)).isEqualTo("1");
    assertThat(arguments.subList(8, 12))
        .containsExactly(
            """
            [{"limit":3,"kept":0,"spans":[[1,3],[2,4]]},{"limit":3,"kept":0,"spans":[[1,3],[2,4]]}]""",
            """
            ["00000000-0000-0000-0000-000000000002",1772668800000,\
            "[\\"PUSH\\",\\"MARKETING\\",\\"a\\\\nb\\",\\"welcome\\"]"]""",
            """
            ["00000000-0000-0000-0000-000000000002",1772668800000,\
            "[\\"EMAIL\\",\\"SERVICE\\",null,null]"]""",
            """
            ["EMAIL","MARKETING",null,"welcome"]""");
  }

  @Test
  void nobodyWasCountedYet() {
    SlotQuestion question = question("news", List.of(), List.of(), false);
    assertThat(WireQuestion.of(question, null, NEXT, WEEK, Map.of()).subList(7, 11))
        .containsExactly("[]", "[]", "", "[]");
  }

  private static SlotQuestion question(
      @Nullable String topic, List<Cap> caps, List<Ahead> ahead, boolean exempt) {
    return new SlotQuestion(
        contact(CONTACT, topic), AT, List.of(Channel.EMAIL, Channel.SMS), caps, ahead, exempt);
  }

  private static Cap cap(String id, Window window, int kept) {
    CapRule rule = new CapRule(id, 9, CapWindow.of(WEEK), SCOPE, null, null, null);
    return new Cap(rule, 3, window, null, kept);
  }

  private static ContactRequested contact(UUID id, @Nullable String topic) {
    return new ContactRequested(
        id,
        UUID.randomUUID(),
        1,
        Purpose.MARKETING,
        topic,
        List.of(Channel.EMAIL),
        "news",
        Map.of(),
        new JourneyStep("welcome", 1, UUID.randomUUID(), "s"),
        50,
        null,
        null,
        null,
        null,
        AT);
  }
}
