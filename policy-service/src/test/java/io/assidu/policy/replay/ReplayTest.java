package io.assidu.policy.replay;

import static io.assidu.contracts.contact.Verdict.APPROVED;
import static io.assidu.contracts.contact.Verdict.DEFERRED;
import static io.assidu.contracts.contact.Verdict.SUPPRESSED;
import static io.assidu.policy.replay.Histories.decision;
import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.contact.Verdict;
import io.assidu.policy.document.CalendarPeriod;
import io.assidu.policy.document.CapWindow;
import io.assidu.policy.document.ContactPolicy;
import io.assidu.policy.document.Policies;
import io.assidu.policy.document.Scope;
import io.assidu.policy.evaluate.OverrideInForce;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A week of the past, from Monday the 23rd, under other rules. */
class ReplayTest {

  private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");
  private static final Instant NEXT_MONDAY = Instant.parse("2026-11-30T00:00:00Z");

  private static final ContactPolicy ONE_A_DAY =
      Policies.with(
          "\"caps\": [{\"id\": \"one\", \"limit\": 1, \"window\": {\"rolling\": \"P1D\"}}]");
  private static final ContactPolicy QUIET_AT_NIGHT =
      Policies.with(
          """
          "quietHours": [{"id": "night", "windows": [{"from": "22:00", "to": "08:00"}]}],
          "caps": [{"id": "one", "limit": 1, "window": {"rolling": "P1D"}}]
          """);
  private static final ContactPolicy CONSENT_FOR_ALL =
      Policies.with("\"consentRequiredFor\": [\"service\"]");
  private static final ContactPolicy CAREFUL =
      Policies.with("\"complained\": [\"service\"], \"frozen\": [\"service\"]");

  @Test
  void countsUnderTheOtherPolicyInTheOrderOfTheRequests() {
    List<Fate> fates =
        fates(
            ONE_A_DAY,
            new Histories()
                .asked("2026-11-23T10:00:00Z", APPROVED, "channel")
                .asked("2026-11-23T11:00:00Z", APPROVED, "channel")
                .asked("2026-11-24T10:00:00Z", SUPPRESSED, "cap:other"));

    assertThat(fates).extracting(Fate::verdict).containsExactly(APPROVED, SUPPRESSED, APPROVED);
    assertThat(fates.get(1).rule()).isEqualTo("cap:one");
  }

  @Test
  void whatCountedBeforeThePeriodCountsUntilItIsReleased() {
    Histories history = new Histories().countedBefore("2026-11-22T20:00:00Z");
    history.asked("2026-11-23T10:00:00Z", APPROVED, "channel");

    assertThat(fates(ONE_A_DAY, history)).extracting(Fate::verdict).containsExactly(SUPPRESSED);
    assertThat(fates(ONE_A_DAY, history.releasedWithin("2026-11-23T09:00:00Z")))
        .extracting(Fate::verdict)
        .containsExactly(APPROVED);
  }

  @Test
  void peoplesOwnLimitsAreHonouredByCalendar() {
    ContactPolicy honouring =
        Policies.with("\"preferences\": {\"bounds\": {\"least\": 1, \"most\": 5}}");
    Histories history =
        new Histories()
            .asked("2026-11-23T22:59:59Z", APPROVED, "channel")
            .asked("2026-11-23T23:00:00Z", APPROVED, "channel")
            .asked("2026-11-24T22:59:59Z", APPROVED, "channel")
            .wishing(1, CapWindow.of(CalendarPeriod.DAY));

    assertThat(fates(honouring, history))
        .extracting(Fate::rule)
        .as("a day of theirs begins at 23:00Z")
        .containsExactly("channel", "channel", "cap:own-limit");
  }

  @Test
  void whatIsExemptAndCountedTakesAPlace() {
    ContactPolicy counted =
        Policies.with(
            """
            "exemptions": [{"id": "service", "purposes": ["service"], "counted": true}],
            "caps": [{"id": "one", "limit": 1, "window": {"rolling": "P1D"}}]
            """);
    Histories history = new Histories().asked("2026-11-23T10:00:00Z", APPROVED, "channel");
    history.asked("2026-11-23T11:00:00Z", SUPPRESSED, "cap:one");

    assertThat(fates(counted, history)).extracting(Fate::verdict).containsOnly(APPROVED);
  }

  @Test
  void whatReachedNobodyGivesItsPlaceBack() {
    List<Fate> fates =
        fates(
            ONE_A_DAY,
            new Histories()
                .askedInVain("2026-11-23T10:00:00Z", "2026-11-23T10:30:00Z")
                .asked("2026-11-23T11:00:00Z", APPROVED, "channel"));

    assertThat(fates).extracting(Fate::verdict).containsExactly(APPROVED, APPROVED);
  }

  @Test
  void whatHasToWaitIsDecidedAtItsOpeningTheMostImportantFirst() {
    List<Fate> fates =
        fates(
            QUIET_AT_NIGHT,
            new Histories()
                .asked(
                    "2026-11-23T22:00:00Z",
                    10,
                    decision("2026-11-23T22:00:00Z", APPROVED, "channel", null))
                .asked(
                    "2026-11-23T23:00:00Z",
                    90,
                    decision("2026-11-23T23:00:00Z", APPROVED, "channel", null)));

    assertThat(fates).extracting(Fate::verdict).containsExactly(SUPPRESSED, APPROVED);
    assertThat(fates.get(1).at()).isEqualTo("2026-11-24T07:00:00Z");
    assertThat(fates.get(1).deferrals()).containsExactly("quiet-hours:night");
  }

  @Test
  void whatWouldBeDecidedAfterThePeriodStillWaits() {
    List<Fate> fates =
        fates(QUIET_AT_NIGHT, new Histories().asked("2026-11-29T23:00:00Z", APPROVED, "channel"));

    assertThat(fates).extracting(Fate::verdict).containsExactly(DEFERRED);
  }

  @Test
  void whatWaitedWhenThePeriodBeganIsDecidedWhenItComesDue() {
    PersonHistory history =
        new Histories()
            .asked(
                "2026-11-22T22:00:00Z",
                50,
                decision("2026-11-22T22:00:00Z", DEFERRED, "quiet-hours:x", "2026-11-23T07:00:00Z"),
                decision("2026-11-23T07:00:00Z", SUPPRESSED, "cap:x", null))
            .history();

    Fate would = replay(ONE_A_DAY).fates(history).getFirst();

    assertThat(would.verdict()).isEqualTo(APPROVED);
    assertThat(would.at()).isEqualTo("2026-11-23T07:00:00Z");
    assertThat(would.deferrals()).isEmpty();
    assertThat(history.contacts().getFirst().fate(MONDAY).deferrals()).isEmpty();
  }

  @Test
  void whatIsTakenBackWhileItWaitsIsNotSent() {
    List<Fate> fates =
        fates(
            QUIET_AT_NIGHT,
            new Histories()
                .asked(
                    "2026-11-23T22:00:00Z",
                    50,
                    decision(
                        "2026-11-23T22:00:00Z", DEFERRED, "quiet-hours:x", "2026-11-24T09:00:00Z"),
                    decision("2026-11-24T06:00:00Z", SUPPRESSED, "cancelled", null)));

    assertThat(fates.getFirst().rule()).isEqualTo("cancelled");
  }

  @Test
  void consentIsWhatTheDecisionsOfThatTimeSaw() {
    assertThat(consented("granted", CONSENT_FOR_ALL)).isEqualTo(APPROVED);
    assertThat(consented("withdrawn", CONSENT_FOR_ALL)).isEqualTo(SUPPRESSED);
    assertThat(consented("none", CONSENT_FOR_ALL)).isEqualTo(SUPPRESSED);
  }

  @Test
  void aComplaintAndAFreezeCountFromTheirMoment() {
    Histories history =
        new Histories()
            .asked("2026-11-23T10:00:00Z", APPROVED, "channel")
            .asked("2026-11-25T10:00:00Z", APPROVED, "channel");

    assertThat(fates(CAREFUL, history.complained("2026-11-24T00:00:00Z")))
        .extracting(Fate::verdict)
        .containsExactly(APPROVED, SUPPRESSED);
    assertThat(fates(CAREFUL, history.frozen("2026-11-23T09:00:00Z")).getFirst().rule())
        .isEqualTo("risk-freeze");
  }

  @Test
  void anOverrideLiftsWhatItLifted() {
    OverrideInForce override =
        new OverrideInForce(
            new UUID(9, 9),
            new Scope(List.of(), List.of(Purpose.SERVICE), List.of(), List.of(), List.of()),
            Instant.parse("2026-11-23T22:30:00Z"),
            Instant.parse("2026-11-24T00:00:00Z"));
    Replay replay = new Replay(QUIET_AT_NIGHT, List.of(override), Map.of(), MONDAY, NEXT_MONDAY);

    List<Fate> fates =
        replay.fates(
            new Histories()
                .asked("2026-11-23T22:00:00Z", APPROVED, "channel")
                .asked("2026-11-23T23:00:00Z", APPROVED, "channel")
                .history());

    assertThat(fates.get(0).deferrals()).hasSize(1);
    assertThat(fates.get(1).at()).isEqualTo("2026-11-23T23:00:00Z");
  }

  @Test
  void aLowerContactYieldsToAHigherOneThatWaits() {
    ContactPolicy lookingAhead =
        Policies.with(
            """
            "quietHours": [{"id": "night", "windows": [{"from": "22:00", "to": "08:00"}]}],
            "caps": [{"id": "one", "limit": 1, "window": {"rolling": "P1D"}}],
            "arbitration": {"classes": [{"id": "high", "minPriority": 70}, {"id": "low"}],
                            "lookAhead": true}
            """);
    Histories history =
        new Histories()
            .asked(
                "2026-11-24T03:00:00Z",
                90,
                decision("2026-11-24T03:00:00Z", APPROVED, "channel", null))
            .asked(
                "2026-11-23T22:00:00Z",
                10,
                decision("2026-11-23T22:00:00Z", APPROVED, "channel", null))
            .asked(
                "2026-11-25T10:00:00Z",
                10,
                decision("2026-11-25T10:00:00Z", APPROVED, "channel", null));

    List<Fate> fates = fates(lookingAhead, history);

    // The low one waits as well, and is decided after the high one at the same opening.
    assertThat(fates).extracting(Fate::rule).containsExactly("channel", "cap:one", "channel");
    assertThat(fates(lookingAhead, ahead()))
        .extracting(Fate::rule)
        .containsExactly("channel", "arbitration:look-ahead");
  }

  /** By day a low one is asked for, while a high one of before the period waits for the evening. */
  private static Histories ahead() {
    return new Histories()
        .asked(
            "2026-11-22T10:00:00Z",
            90,
            decision("2026-11-22T10:00:00Z", DEFERRED, "send-at", "2026-11-23T18:00:00Z"))
        .asked(
            "2026-11-23T10:00:00Z",
            10,
            decision("2026-11-23T10:00:00Z", APPROVED, "channel", null));
  }

  @Test
  void aComparisonAddsUpBothWaysAndTheirDifference() {
    Comparison comparison = new Comparison(replay(ONE_A_DAY));
    comparison.add(
        new Histories()
            .asked("2026-11-23T10:00:00Z", APPROVED, "channel")
            .asked("2026-11-23T11:00:00Z", APPROVED, "channel")
            .asked("2026-11-25T11:00:00Z", SUPPRESSED, "cap:week")
            .history());
    comparison.add(new Histories().asked("2026-11-23T10:00:00Z", APPROVED, "channel").history());

    assertThat(comparison.people()).isEqualTo(2);
    assertThat(comparison.contacts()).isEqualTo(4);
    assertThat(comparison.recorded().sent()).containsEntry(Channel.EMAIL, 3L);
    assertThat(comparison.recorded().suppressed()).containsEntry("cap:week", 1L);
    assertThat(comparison.replayed().suppressed()).containsEntry("cap:one", 1L);
    assertThat(comparison.replayed().valueForgone()).isEqualByComparingTo("10");
    assertThat(comparison.replayed().peopleReached()).isEqualTo(2);
    assertThat(comparison.changes()).isEqualTo(new Changes(1, 1, 1, 0, 0));
  }

  private static Verdict consented(String status, ContactPolicy policy) {
    Instant since = Instant.parse("2026-01-01T00:00:00Z");
    SeenConsent seen =
        status.equals("none")
            ? new SeenConsent(Channel.EMAIL, status, null, null, null)
            : new SeenConsent(Channel.EMAIL, status, UUID.randomUUID(), null, since);
    String at = "2026-11-23T10:00:00Z";
    return fates(
            policy, new Histories().asked(at, 50, decision(at, APPROVED, "channel", null, seen)))
        .getFirst()
        .verdict();
  }

  private static List<Fate> fates(ContactPolicy policy, Histories histories) {
    return replay(policy).fates(histories.history());
  }

  private static Replay replay(ContactPolicy policy) {
    return new Replay(policy, List.of(), Map.of(), MONDAY, NEXT_MONDAY);
  }
}
