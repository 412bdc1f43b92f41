package io.assidu.policy.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.contact.Reason;
import io.assidu.contracts.contact.Verdict;
import io.assidu.policy.document.ContactPolicy;
import io.assidu.policy.document.Policies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Caps as they hold for one person, and contacts that are counted without being held back. */
class CapTest {

  private static final ContactPolicy STAGES =
      Policies.with(
          """
          "caps": [{"id": "weekly", "limit": 3, "window": {"calendar": "week"},
                    "bounds": {"least": 1, "most": 5}, "adjustments": [
            {"id": "onboarding", "when": "'new-customers' in profile.segments", "limit": 5},
            {"id": "dormant", "limit": 1,
             "when": "timestamp(profile.traits.lastOrderAt) < now - duration('4320h')"}]}]
          """);

  private static final ContactPolicy COUNTED =
      Policies.with(
          """
          "exemptions": [{"id": "receipts", "purposes": ["transactional"], "counted": true}],
          "caps": [{"id": "daily", "limit": 1, "window": {"calendar": "day"}}]
          """);

  @Test
  void aStageOfLifeMovesTheLimit() {
    Cap onboarding = weekly(Asks.consented().in("new-customers"));
    assertThat(onboarding.limit()).isEqualTo(5);
    assertThat(onboarding.adjustedBy()).isEqualTo("onboarding");

    Cap dormant = weekly(Asks.consented().being("lastOrderAt", "2026-05-01T00:00:00Z"));
    assertThat(dormant.limit()).isEqualTo(1);
    assertThat(dormant.adjustedBy()).isEqualTo("dormant");
  }

  @Test
  void whomNoConditionSpeaksOfHasTheOrdinaryLimit() {
    assertThat(weekly(Asks.consented()).limit()).isEqualTo(3);
    assertThat(weekly(Asks.consented().being("lastOrderAt", "2026-11-01T00:00:00Z")).limit())
        .isEqualTo(3);
    assertThat(weekly(Asks.consented().being("lastOrderAt", "long ago")).limit()).isEqualTo(3);
    assertThat(weekly(Asks.consented()).adjustedBy()).isNull();
  }

  @Test
  void theFirstConditionThatHoldsCounts() {
    assertThat(
            weekly(
                    Asks.consented()
                        .in("new-customers")
                        .being("lastOrderAt", "2026-05-01T00:00:00Z"))
                .limit())
        .isEqualTo(5);
  }

  @Test
  void theDecisionSaysWhatMovedTheLimit() {
    Gate.Counting counting = Asks.consented().policy(STAGES).in("new-customers").counting();

    Ruling ruling =
        counting.close(
            new SlotAnswer.Reserved(
                Channel.EMAIL, List.of(new CapCount("weekly", Channel.EMAIL, 4, 5, null))));

    assertThat(reason(ruling, "cap:weekly").facts())
        .containsEntry("limit", 5)
        .containsEntry("window", "week")
        .containsEntry("adjustedBy", "onboarding");
  }

  @Test
  void whatWasFullOnTheWayToAnotherChannelIsShownAsSuch() {
    Gate.Counting counting = Asks.consented().counting();

    Ruling ruling =
        counting.close(
            new SlotAnswer.Reserved(
                Channel.PUSH,
                List.of(
                    new CapCount("a", Channel.EMAIL, 2, 2, Instant.parse("2026-11-28T10:00:00Z")),
                    new CapCount("b", Channel.PUSH, 1, 2, null))));

    assertThat(ruling.channel()).isEqualTo(Channel.PUSH);
    assertThat(reason(ruling, "cap:a").effect()).isEqualTo("suppressed");
    assertThat(reason(ruling, "cap:b").effect()).isEqualTo("passed");
    assertThat(ruling.reasons().getLast().rule()).isEqualTo("channel");
  }

  @Test
  void anExemptContactThatIsCountedTakesItsPlaceAndIsNotHeldBack() {
    Gate.Counting counting = Asks.a().policy(COUNTED).purpose(Purpose.TRANSACTIONAL).counting();
    assertThat(counting.slot().exempt()).isTrue();

    Ruling ruling =
        counting.close(
            new SlotAnswer.Reserved(
                Channel.EMAIL,
                List.of(
                    new CapCount(
                        "daily", Channel.EMAIL, 1, 1, Instant.parse("2026-11-25T23:00:00Z")))));

    assertThat(ruling.verdict()).isEqualTo(Verdict.APPROVED);
    assertThat(ruling.counted()).isTrue();
    assertThat(reason(ruling, "cap:daily").effect()).isEqualTo("exempt");
    assertThat(reason(ruling, "caps").facts())
        .containsEntry("exemption", "receipts")
        .containsEntry("counted", true);
  }

  @Test
  void itDoesNotWaitForCountersThatAreAway() {
    Ruling ruling =
        Asks.a()
            .policy(COUNTED)
            .purpose(Purpose.TRANSACTIONAL)
            .counting()
            .close(new SlotAnswer.Unavailable(Duration.ofSeconds(5)));

    assertThat(ruling.verdict()).isEqualTo(Verdict.APPROVED);
    assertThat(ruling.counted()).isTrue();
    assertThat(reason(ruling, "caps").facts()).containsEntry("cause", "counters-unavailable");
  }

  @Test
  void othersAreHeldBackAsEver() {
    assertThat(Asks.consented().policy(COUNTED).counting().slot().exempt()).isFalse();
  }

  private static Cap weekly(Asks asks) {
    return asks.policy(STAGES).counting().caps().getFirst();
  }

  private static Reason reason(Ruling ruling, String rule) {
    return ruling.reasons().stream().filter(r -> r.rule().equals(rule)).findFirst().orElseThrow();
  }
}
