package io.assidu.policy.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.contact.Reason;
import io.assidu.contracts.contact.Verdict;
import io.assidu.contracts.profile.ConsentStatus;
import io.assidu.policy.document.CalendarPeriod;
import io.assidu.policy.document.CapWindow;
import io.assidu.policy.document.ContactPolicy;
import io.assidu.policy.document.Policies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people ask for themselves. */
class WishesTest {

  private static final CapWindow WEEK = CapWindow.of(CalendarPeriod.WEEK);

  @Test
  void aPauseSuppressesWhatCanWaitAndIsItsOwnRule() {
    Ruling ruling = Asks.consented().pausedUntil("2026-12-24T00:00:00Z").settled();

    assertThat(ruling.verdict()).isEqualTo(Verdict.SUPPRESSED);
    assertThat(ruling.reasons().getLast())
        .isEqualTo(
            new Reason(
                "pause",
                "suppressed",
                Map.of("paused", true, "until", Instant.parse("2026-12-24T00:00:00Z"))));
  }

  @Test
  void aPauseEndsAtItsInstant() {
    assertThat(Asks.consented().pausedUntil("2026-11-25T11:00:00Z").open())
        .isInstanceOf(Gate.Counting.class);
    assertThat(Asks.consented().pausedUntil("2026-11-25T11:00:00.001Z").open())
        .isInstanceOf(Gate.Settled.class);
  }

  @Test
  void aContactForAfterThePauseIsNotHeldBackByIt() {
    Ruling ruling =
        Asks.consented()
            .pausedUntil("2026-11-26T00:00:00Z")
            .sendAt("2026-11-26T11:00:00Z")
            .settled();

    assertThat(ruling.verdict()).isEqualTo(Verdict.DEFERRED);
    assertThat(ruling.reasons().getLast().rule()).isEqualTo("send-at");
  }

  @Test
  void aPolicyMayDeferToTheEndOfThePause() {
    Ruling ruling =
        Asks.consented()
            .policy(Policies.with("\"preferences\": {\"whenPaused\": \"defer\"}"))
            .pausedUntil("2026-12-24T00:00:00Z")
            .settled();

    assertThat(ruling.verdict()).isEqualTo(Verdict.DEFERRED);
    assertThat(ruling.until()).isEqualTo("2026-12-24T00:00:00Z");
  }

  @Test
  void aPauseClosesOnlyTheChannelsThePolicySpeaksOf() {
    Asks asks =
        Asks.consented()
            .policy(Policies.with("\"preferences\": {\"appliesTo\": {\"channels\": [\"sms\"]}}"))
            .said(ConsentStatus.GRANTED, Channel.SMS, null, "2026-01-01T00:00:00Z")
            .address(Channel.SMS, "cd34")
            .channels(Channel.SMS, Channel.EMAIL)
            .pausedUntil("2026-12-24T00:00:00Z");

    assertThat(asks.counting().channels()).containsExactly(Channel.EMAIL);
  }

  @Test
  void whatIsExemptPassesAPause() {
    Ruling ruling =
        Asks.a()
            .purpose(Purpose.SERVICE)
            .topic("essential")
            .pausedUntil("2026-12-24T00:00:00Z")
            .settled();

    assertThat(ruling.verdict()).isEqualTo(Verdict.APPROVED);
    assertThat(ruling.reasons())
        .filteredOn(reason -> reason.effect().equals("exempt"))
        .extracting(Reason::rule)
        .containsExactly("consent", "pause", "quiet-hours", "caps");
  }

  @Test
  void aPolicyThatDoesNotSpeakOfWishesKnowsNone() {
    Asks asks =
        Asks.consented()
            .policy(Policies.with("\"caps\": []"))
            .channels(Channel.SMS, Channel.EMAIL)
            .said(ConsentStatus.GRANTED, Channel.SMS, null, "2026-01-01T00:00:00Z")
            .address(Channel.SMS, "cd34")
            .pausedUntil("2026-12-24T00:00:00Z")
            .atMost(1, WEEK)
            .rather(Channel.EMAIL);

    assertThat(asks.counting().caps()).isEmpty();
    assertThat(asks.counting().channels()).containsExactly(Channel.SMS, Channel.EMAIL);
    assertThat(asks.counting().horizon()).isEqualTo(Duration.ZERO);
  }

  @Test
  void theirOwnLimitIsACapBesideThoseOfThePolicy() {
    List<Cap> caps = Asks.consented().atMost(1, WEEK).counting().caps();

    assertThat(caps)
        .extracting(cap -> cap.rule().id())
        .containsExactly("3-per-7-days", "own-limit");
    assertThat(caps).extracting(Cap::limit).containsExactly(3, 1);
    assertThat(caps.getLast().rule().window()).isEqualTo(WEEK);
  }

  @Test
  void theirOwnLimitIsRememberedAsLongAsItNeeds() {
    assertThat(Asks.consented().counting().horizon()).isEqualTo(Duration.ofDays(7));
    assertThat(Asks.consented().atMost(1, CapWindow.of(CalendarPeriod.MONTH)).counting().horizon())
        .isEqualTo(Duration.ofDays(32));
  }

  @Test
  void theirOwnLimitStaysWithinThePolicysBounds() {
    ContactPolicy policy =
        Policies.with("\"preferences\": {\"bounds\": {\"least\": 2, \"most\": 4}}");

    assertThat(ownLimit(Asks.consented().policy(policy).atMost(1, WEEK))).isEqualTo(2);
    assertThat(ownLimit(Asks.consented().policy(policy).atMost(3, WEEK))).isEqualTo(3);
    assertThat(ownLimit(Asks.consented().policy(policy).atMost(9, WEEK))).isEqualTo(4);
  }

  @Test
  void nobodyLoosensACapUnlessThePolicyLetsThem() {
    assertThat(weekly(false, Asks.consented().atMost(9, WEEK)).limit()).isEqualTo(3);
    assertThat(weekly(true, Asks.consented()).limit()).isEqualTo(3);
  }

  @Test
  void whoMayLoosenACapDoesSoUpToItsBound() {
    Cap loosened = weekly(true, Asks.consented().atMost(4, WEEK));
    assertThat(loosened.limit()).isEqualTo(4);
    assertThat(loosened.adjustedBy()).isEqualTo("own-limit");
    assertThat(weekly(true, Asks.consented().atMost(9, WEEK)).limit()).isEqualTo(5);
  }

  @Test
  void aLimitOverAnotherWindowLoosensNothing() {
    assertThat(weekly(true, Asks.consented().atMost(9, CapWindow.of(CalendarPeriod.DAY))).limit())
        .isEqualTo(3);
  }

  @Test
  void theChannelTheyPreferIsTriedFirstIfItIsAllowed() {
    Asks asks =
        Asks.consented()
            .said(ConsentStatus.GRANTED, Channel.SMS, null, "2026-01-01T00:00:00Z")
            .address(Channel.SMS, "cd34")
            .rather(Channel.SMS);

    assertThat(asks.channels(Channel.EMAIL).counting().channels()).containsExactly(Channel.EMAIL);
    assertThat(asks.channels(Channel.EMAIL, Channel.SMS).counting().channels())
        .containsExactly(Channel.SMS, Channel.EMAIL);
    assertThat(asks.channels().counting().channels()).startsWith(Channel.SMS, Channel.EMAIL);
  }

  @Test
  void aChannelThatDoesNotReachThemIsNotPreferred() {
    Asks asks = Asks.consented().rather(Channel.SMS).channels();

    assertThat(asks.counting().channels()).containsExactly(Channel.EMAIL);
  }

  @Test
  void theWishIsShownBesideTheChannelThatWasChosen() {
    Ruling ruling =
        Asks.consented()
            .rather(Channel.SMS)
            .counting()
            .close(new SlotAnswer.Reserved(Channel.EMAIL, List.of()));

    assertThat(ruling.reasons().getLast().facts())
        .containsEntry("chosen", Channel.EMAIL)
        .containsEntry("preferred", Channel.SMS);
  }

  private static int ownLimit(Asks asks) {
    return asks.counting().caps().getLast().limit();
  }

  private static Cap weekly(boolean mayLoosen, Asks asks) {
    return asks.policy(
            Policies.with(
                """
                "caps": [{"id": "weekly", "limit": 3, "window": {"calendar": "week"},
                          "bounds": {"least": 1, "most": 5}}],
                "preferences": {"mayLoosen": %s}
                """
                    .formatted(mayLoosen)))
        .counting()
        .caps()
        .getFirst();
  }
}
