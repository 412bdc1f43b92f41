package io.assidu.policy.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.contact.Reason;
import io.assidu.contracts.contact.Verdict;
import io.assidu.policy.document.ContactPolicy;
import io.assidu.policy.document.Policies;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who comes first when places are few. */
class ArbitrationTest {

  private static final String CLASSES =
      """
      "arbitration": {"classes": [
        {"id": "care", "minPriority": 80}, {"id": "offers", "minPriority": 40}, {"id": "news"}],
        "lookAhead": true}
      """;

  /** One place for care, two for care and offers: of three, one is left for news. */
  private static final ContactPolicy FIXED =
      Policies.with(
          """
          "caps": [{"id": "weekly", "limit": 3, "window": {"rolling": "P7D"},
                    "bounds": {"least": 1, "most": 6},
                    "protect": {"fixed": {"care": 1, "offers": 2}},
                    "adjustments": [
                      {"id": "eager", "when": "'eager' in profile.segments", "limit": 6},
                      {"id": "dormant", "when": "'dormant' in profile.segments", "limit": 1}]}],
          "exemptions": [{"id": "receipts", "purposes": ["transactional"], "counted": true}],
          """
              + CLASSES);

  private static final ContactPolicy COMPUTED =
      Policies.with(
          """
          "caps": [{"id": "weekly", "limit": 3, "window": {"rolling": "P7D"},
                    "protect": {"computed": {"lookback": "P28D"}}}],
          """
              + CLASSES);

  private static final UUID OTHER = new UUID(1, 1);

  @ParameterizedTest
  @CsvSource({"100, 0", "80, 0", "79, 1", "40, 1", "39, 2", "0, 2", "-5, 2"})
  void eachClassLeavesWhatIsKeptForThoseAbove(int priority, int kept) {
    assertThat(weekly(Asks.consented().policy(FIXED).priority(priority)).kept()).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({"eager, 50, 2", "eager, 10, 4", "dormant, 50, 0", "dormant, 10, 1"})
  void whatIsKeptGrowsAndShrinksWithThePersonsLimit(String segment, int priority, int kept) {
    assertThat(weekly(Asks.consented().policy(FIXED).in(segment).priority(priority)).kept())
        .isEqualTo(kept);
  }

  @Test
  void computedLevelsAreThoseOfTheLastComputation() {
    assertThat(weekly(Asks.consented().policy(COMPUTED).priority(10)).kept()).isZero();
    assertThat(
            weekly(Asks.consented().policy(COMPUTED).priority(10).computed("weekly", 1, 2)).kept())
        .isEqualTo(2);
    assertThat(
            weekly(Asks.consented().policy(COMPUTED).priority(50).computed("weekly", 1, 2)).kept())
        .isEqualTo(1);
    assertThat(
            weekly(Asks.consented().policy(COMPUTED).priority(10).computed("daily", 1, 2)).kept())
        .isZero();
  }

  @Test
  void whatIsExemptIsNotArbitrated() {
    Gate.Counting counting =
        Asks.a()
            .policy(FIXED)
            .purpose(Purpose.TRANSACTIONAL)
            .priority(10)
            .beside(care("2026-11-26T11:00:00Z"))
            .counting();

    assertThat(counting.caps().getFirst().kept()).isZero();
    assertThat(counting.ahead()).isEmpty();
  }

  @Test
  void whoFindsOnlyProtectedPlacesIsToldWhoseTheyAre() {
    Ruling ruling =
        full(
            Asks.consented().policy(FIXED).priority(10).counting(),
            new CapCount(
                "weekly", Channel.EMAIL, 1, 3, 2, 1, Instant.parse("2026-11-30T11:00:00Z")));

    assertThat(ruling.verdict()).isEqualTo(Verdict.SUPPRESSED);
    assertThat(reason(ruling, "cap:weekly").effect()).isEqualTo("passed");
    assertThat(ruling.reasons().getLast().rule()).isEqualTo("arbitration:protected:weekly");
    assertThat(ruling.reasons().getLast().facts())
        .containsEntry("class", "news")
        .containsEntry("count", 1)
        .containsEntry("limit", 3)
        .containsEntry("protected", 2)
        .containsEntry("freeAt", Instant.parse("2026-11-30T11:00:00Z"));
  }

  @Test
  void whereNobodyFindsRoomTheCapDecides() {
    Ruling ruling =
        full(
            Asks.consented().policy(FIXED).priority(10).counting(),
            new CapCount("weekly", Channel.EMAIL, 3, 3, 2, 3, null));

    assertThat(ruling.reasons().getLast().rule()).isEqualTo("cap:weekly");
    assertThat(ruling.reasons())
        .extracting(Reason::rule)
        .noneMatch(rule -> rule.startsWith("arbitration"));
  }

  @Test
  void whoFindsRoomIsToldTheirClass() {
    Ruling ruling =
        Asks.consented()
            .policy(FIXED)
            .priority(50)
            .counting()
            .close(
                new SlotAnswer.Reserved(
                    Channel.EMAIL,
                    List.of(new CapCount("weekly", Channel.EMAIL, 1, 3, 1, 1, null))));

    assertThat(reason(ruling, "arbitration").facts()).isEqualTo(Map.of("class", "offers"));
    assertThat(ruling.reasons().getLast().rule()).isEqualTo("channel");
  }

  @Test
  void withoutClassesNothingIsSaidOfThem() {
    Ruling ruling =
        Asks.consented()
            .counting()
            .close(
                new SlotAnswer.Reserved(
                    Channel.EMAIL,
                    List.of(new CapCount("3-per-7-days", Channel.EMAIL, 1, 3, null))));

    assertThat(ruling.reasons()).extracting(Reason::rule).doesNotContain("arbitration");
  }

  @Test
  void aScheduledContactOfAHigherClassComesBefore() {
    Gate.Counting counting =
        Asks.consented()
            .policy(FIXED)
            .priority(50)
            .beside(care("2026-11-27T11:00:00Z"), scheduled(50, "2026-11-26T11:00:00Z"))
            .counting();

    assertThat(counting.ahead())
        .singleElement()
        .satisfies(
            ahead -> {
              assertThat(ahead.contact().contactId()).isEqualTo(OTHER);
              assertThat(ahead.at()).isEqualTo("2026-11-27T11:00:00Z");
              assertThat(ahead.channel()).isEqualTo(Channel.EMAIL);
            });
    assertThat(counting.slot().ahead()).isEqualTo(counting.ahead());
  }

  @Test
  void whoYieldsIsToldToWhom() {
    Ruling ruling =
        full(
            Asks.consented()
                .policy(FIXED)
                .priority(50)
                .beside(care("2026-11-27T11:00:00Z"), care("2026-12-25T11:00:00Z"))
                .counting(),
            new CapCount("weekly", Channel.EMAIL, 1, 3, 1, 3, null));

    assertThat(ruling.reasons().getLast().rule()).isEqualTo("arbitration:look-ahead");
    assertThat(ruling.reasons().getLast().facts())
        .containsEntry("cap", "weekly")
        .containsEntry(
            "yieldsTo",
            List.of(
                Map.of(
                    "contactId",
                    OTHER,
                    "class",
                    "care",
                    "due",
                    Instant.parse("2026-11-27T11:00:00Z"))));
  }

  @Test
  void theHighestClassYieldsToNobody() {
    assertThat(
            Asks.consented()
                .policy(FIXED)
                .priority(90)
                .beside(scheduled(100, "2026-11-26T11:00:00Z"))
                .counting()
                .ahead())
        .isEmpty();
  }

  @Test
  void whatWouldNotHappenAnywayIsNotYieldedTo() {
    Scheduled expired =
        asking(90).expiresAt("2026-11-26T11:00:00Z").scheduled("2026-11-26T11:00:00Z");
    Scheduled exempt = asking(90).purpose(Purpose.TRANSACTIONAL).scheduled("2026-11-26T11:00:00Z");
    Scheduled unreachable = asking(90).channels(Channel.PUSH).scheduled("2026-11-26T11:00:00Z");
    Scheduled itself = Asks.consented().priority(90).scheduled("2026-11-26T11:00:00Z");

    assertThat(
            Asks.consented()
                .policy(FIXED)
                .priority(50)
                .beside(expired, exempt, unreachable, itself)
                .counting()
                .ahead())
        .isEmpty();
  }

  @Test
  void whatIsOverdueIsExpectedAtOnce() {
    assertThat(
            Asks.consented()
                .policy(FIXED)
                .priority(50)
                .beside(care("2026-11-25T10:59:00Z"))
                .counting()
                .ahead())
        .extracting(Ahead::at)
        .containsExactly(Asks.WEDNESDAY_NOON);
  }

  private static Scheduled care(String due) {
    return scheduled(80, due);
  }

  private static Scheduled scheduled(int priority, String due) {
    return asking(priority).scheduled(due);
  }

  private static Asks asking(int priority) {
    return Asks.consented().contact(OTHER).priority(priority);
  }

  private static Ruling full(Gate.Counting counting, CapCount... counts) {
    return counting.close(new SlotAnswer.Full(List.of(counts)));
  }

  private static Cap weekly(Asks asks) {
    return asks.counting().caps().getFirst();
  }

  private static Reason reason(Ruling ruling, String rule) {
    return ruling.reasons().stream().filter(r -> r.rule().equals(rule)).findFirst().orElseThrow();
  }
}
