package io.assidu.policy.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.contact.Reason;
import io.assidu.contracts.contact.Verdict;
import io.assidu.contracts.profile.ConsentStatus;
import io.assidu.policy.document.Policies;
import io.assidu.policy.recipient.Suppression;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {

  private static final CapCount ROOM = new CapCount("3-per-7-days", Channel.EMAIL, 2, 3, null);
  private static final CapCount FULL =
      new CapCount("3-per-7-days", Channel.EMAIL, 3, 3, Instant.parse("2026-11-28T10:00:00Z"));

  @Test
  void looksAtEveryRuleInOrderAndTheLastOneDecides() {
    Ruling ruling =
        Asks.consented().counting().close(new SlotAnswer.Reserved(Channel.EMAIL, List.of(ROOM)));

    assertThat(ruling.verdict()).isEqualTo(Verdict.APPROVED);
    assertThat(ruling.channel()).isEqualTo(Channel.EMAIL);
    assertThat(ruling.counted()).isTrue();
    assertThat(ruling.consentRecordId()).isEqualTo(Asks.record(0));
    assertThat(ruling.reasons())
        .extracting(Reason::rule)
        .containsExactly(
            "request",
            "consent",
            "pause",
            "suppression",
            "reach",
            "risk-freeze",
            "quiet-hours",
            "send-at",
            "cap:3-per-7-days",
            "channel");
    assertThat(ruling.reasons()).extracting(Reason::effect).containsOnly("passed");
  }

  @Test
  void theCapSuppressesAndSaysWhatItCounted() {
    Ruling ruling = Asks.consented().counting().close(new SlotAnswer.Full(List.of(FULL)));

    assertThat(ruling.verdict()).isEqualTo(Verdict.SUPPRESSED);
    assertThat(ruling.counted()).isFalse();
    assertThat(ruling.reasons().getLast().rule()).isEqualTo("cap:3-per-7-days");
    assertThat(ruling.reasons().getLast().facts())
        .containsEntry("count", 3)
        .containsEntry("limit", 3)
        .containsEntry("freeAt", Instant.parse("2026-11-28T10:00:00Z"));
  }

  @Test
  void onlyCapsThatSpeakOfTheContactAreAsked() {
    assertThat(Asks.consented().counting().slot().caps()).hasSize(1);
    assertThat(
            Asks.consented()
                .policy(
                    Policies.with(
                        """
                        "caps": [{"id": "sms", "limit": 1, "window": {"rolling": "P1D"},
                                  "appliesTo": {"purposes": ["service"]}}]
                        """))
                .counting()
                .slot()
                .caps())
        .isEmpty();
  }

  @Test
  void whatCannotBeCountedWaits() {
    Ruling ruling =
        Asks.consented().counting().close(new SlotAnswer.Unavailable(Duration.ofSeconds(5)));

    assertThat(ruling.verdict()).isEqualTo(Verdict.DEFERRED);
    assertThat(ruling.until()).isEqualTo(Asks.WEDNESDAY_NOON.plusSeconds(5));
    assertThat(ruling.reasons().getLast().facts()).containsEntry("cause", "counters-unavailable");
  }

  @Test
  void transactionalAndSecurityPassWithoutCounting() {
    for (Purpose purpose : List.of(Purpose.TRANSACTIONAL, Purpose.SECURITY)) {
      Ruling ruling = Asks.a().purpose(purpose).now("2026-11-22T22:30:00Z").settled();

      assertThat(ruling.verdict()).isEqualTo(Verdict.APPROVED);
      assertThat(ruling.counted()).isFalse();
      assertThat(ruling.reasons())
          .filteredOn(reason -> reason.effect().equals("exempt"))
          .extracting(Reason::rule)
          .containsExactly("consent", "quiet-hours", "caps");
    }
  }

  @Test
  void onlyEssentialServiceMessagesAreExempt() {
    assertThat(Asks.a().purpose(Purpose.SERVICE).topic("essential").open())
        .isInstanceOf(Gate.Settled.class);
    assertThat(Asks.a().purpose(Purpose.SERVICE).topic("tips").open())
        .isInstanceOf(Gate.Counting.class);
  }

  @Test
  void anAddressThatBouncedIsNotTriedAgainButANewOneIs() {
    Asks bounced = Asks.consented().happened(Suppression.Cause.BOUNCED, Channel.EMAIL, "ab12");
    assertThat(bounced.settled().reasons().getLast().rule()).isEqualTo("suppression");

    Asks moved =
        Asks.consented()
            .happened(Suppression.Cause.BOUNCED, Channel.EMAIL, "ab12")
            .address(Channel.EMAIL, "ef56");
    assertThat(moved.open()).isInstanceOf(Gate.Counting.class);
  }

  @Test
  void aComplaintClosesTheChannelWhateverTheAddress() {
    Asks complained =
        Asks.consented()
            .happened(Suppression.Cause.COMPLAINED, Channel.EMAIL, "ab12")
            .address(Channel.EMAIL, "ef56");

    assertThat(complained.settled().verdict()).isEqualTo(Verdict.SUPPRESSED);
  }

  @Test
  void whoSaysStopIsHeardBeforeTheConsentLedgerHasNotedIt() {
    Asks stopped = Asks.consented().unsubscribed(null, "2026-11-20T10:00:00Z");

    assertThat(stopped.settled().reasons().getLast().rule()).isEqualTo("suppression");
    assertThat(stopped.purpose(Purpose.SERVICE).open()).isInstanceOf(Gate.Counting.class);
  }

  @Test
  void whoStopsOneTopicStillGetsTheOthers() {
    Asks stopped = Asks.consented().unsubscribed("newsletter", "2026-11-20T10:00:00Z");

    assertThat(stopped.open()).isInstanceOf(Gate.Counting.class);
    assertThat(stopped.topic("newsletter").settled().verdict()).isEqualTo(Verdict.SUPPRESSED);
  }

  @Test
  void whoSubscribesAgainIsWrittenToAgain() {
    Asks again =
        Asks.a()
            .said(ConsentStatus.GRANTED, null, "2026-11-21T10:00:00Z")
            .unsubscribed(null, "2026-11-20T10:00:00Z");

    assertThat(again.open()).isInstanceOf(Gate.Counting.class);
  }

  @Test
  void aFrozenAccountGetsNoMarketingButItsSecurityAlert() {
    Asks marketing = Asks.consented().frozen("2026-11-25T10:00:00Z");
    assertThat(marketing.settled().reasons().getLast().rule()).isEqualTo("risk-freeze");

    Asks alert = Asks.a().purpose(Purpose.SECURITY).frozen("2026-11-25T10:00:00Z");
    assertThat(alert.settled().verdict()).isEqualTo(Verdict.APPROVED);
  }

  @Test
  void anErasedPersonIsNeverContacted() {
    Ruling ruling = Asks.a().purpose(Purpose.SECURITY).erased().settled();

    assertThat(ruling.verdict()).isEqualTo(Verdict.SUPPRESSED);
    assertThat(ruling.reasons().getLast().facts()).containsEntry("erased", true);
  }

  @Test
  void withoutAnAddressThereIsNoContact() {
    assertThat(Asks.consented().noAddress().settled().reasons().getLast().rule())
        .isEqualTo("reach");
  }

  @Test
  void theAddressThatTheRequestBringsIsUsed() {
    Ruling ruling =
        Asks.a()
            .purpose(Purpose.SECURITY)
            .noAddress()
            .channels(Channel.SMS, Channel.EMAIL)
            .to(Channel.EMAIL, "old@example.org")
            .settled();

    assertThat(ruling.channel()).isEqualTo(Channel.EMAIL);
    assertThat(ruling.reasons().toString()).doesNotContain("old@example.org");
  }

  @Test
  void thePolicyChoosesTheChannelWhenTheRequestDoesNot() {
    Asks asks =
        Asks.a()
            .channels()
            .address(Channel.PUSH, "p1")
            .said(ConsentStatus.GRANTED, Channel.PUSH, null, "2026-01-01T00:00:00Z")
            .said(ConsentStatus.GRANTED, Channel.EMAIL, null, "2026-01-01T00:00:00Z");

    assertThat(asks.counting().channels()).containsExactly(Channel.EMAIL, Channel.PUSH);
  }

  @Test
  void isAboutTheMomentTheAskerWants() {
    Ruling ruling = Asks.consented().sendAt("2026-11-26T09:00:00Z").settled();

    assertThat(ruling.verdict()).isEqualTo(Verdict.DEFERRED);
    assertThat(ruling.until()).isEqualTo(Instant.parse("2026-11-26T09:00:00Z"));
    assertThat(ruling.reasons().getLast().rule()).isEqualTo("send-at");
  }

  @Test
  void aRequestForSundayNightIsDeferredToMondayMorningAtOnce() {
    Ruling ruling = Asks.consented().sendAt("2026-11-29T22:00:00Z").settled();

    assertThat(ruling.verdict()).isEqualTo(Verdict.DEFERRED);
    assertThat(ruling.reasons().getLast().rule()).isEqualTo("quiet-hours:sunday-night");
    assertThat(ruling.reasons().getLast().facts())
        .containsEntry("opening", Instant.parse("2026-11-30T07:00:00Z"));
  }

  @Test
  void exemptMessagesAreSentWhenAskedFor() {
    Ruling ruling =
        Asks.a().purpose(Purpose.TRANSACTIONAL).sendAt("2026-11-29T22:00:00Z").settled();

    assertThat(ruling.until()).isEqualTo(Instant.parse("2026-11-29T22:00:00Z"));
  }

  @Test
  void whatIsWorthlessByThenIsNotDeferred() {
    Ruling ruling =
        Asks.consented().now("2026-11-29T22:00:00Z").expiresAt("2026-11-30T07:00:00Z").settled();

    assertThat(ruling.verdict()).isEqualTo(Verdict.SUPPRESSED);
    assertThat(ruling.reasons())
        .extracting(Reason::rule)
        .endsWith("quiet-hours:sunday-night", "expired");
  }

  @Test
  void whatHasExpiredIsSuppressed() {
    Ruling ruling = Asks.consented().expiresAt("2026-11-25T11:00:00Z").settled();

    assertThat(ruling.reasons().getLast().rule()).isEqualTo("expired");
  }

  @Test
  void whatThisVersionDoesNotKnowIsNotSent() {
    assertThat(Asks.consented().channels(Channel.UNKNOWN).settled().verdict())
        .isEqualTo(Verdict.SUPPRESSED);
    assertThat(Asks.a().purpose(Purpose.UNKNOWN).settled().verdict()).isEqualTo(Verdict.SUPPRESSED);
  }
}
