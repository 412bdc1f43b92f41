package io.assidu.policy.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.contact.Reason;
import io.assidu.contracts.contact.Verdict;
import io.assidu.contracts.profile.ConsentStatus;
import io.assidu.policy.document.Scope;
import io.assidu.policy.recipient.Suppression;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an emergency override lifts, and what it does not. */
class OverrideTest {

  private static final UUID ID = new UUID(4, 4);
  private static final Scope MARKETING =
      new Scope(List.of(), List.of(Purpose.MARKETING), List.of(), List.of(), List.of());
  private static final String SUNDAY_NIGHT = "2026-11-29T22:00:00Z";

  @Test
  void liftsQuietHoursAndCapsAndIsNamedOnTheRuling() {
    Ruling ruling = settled(Asks.consented().now(SUNDAY_NIGHT), MARKETING);

    assertThat(ruling.verdict()).isEqualTo(Verdict.APPROVED);
    assertThat(ruling.counted()).isFalse();
    assertThat(ruling.override()).contains(ID);
    assertThat(ruling.reasons())
        .extracting(Reason::rule, Reason::effect)
        .contains(
            tuple("quiet-hours", "exempt"), tuple("caps", "exempt"), tuple("override", "passed"));
  }

  @Test
  void doesNotLiftConsentSuppressionOrRiskFreeze() {
    assertThat(deciding(Asks.a())).isEqualTo("consent");
    assertThat(
            deciding(Asks.consented().happened(Suppression.Cause.COMPLAINED, Channel.EMAIL, null)))
        .isEqualTo("suppression");
    assertThat(deciding(Asks.consented().frozen("2026-11-01T00:00:00Z"))).isEqualTo("risk-freeze");
  }

  @Test
  void liftsOnlyWhileItIsInForce() {
    assertThat(lifts(Asks.consented().now("2026-11-25T07:59:59Z"))).isFalse();
    assertThat(lifts(Asks.consented().now("2026-11-25T08:00:00Z"))).isTrue();
    assertThat(lifts(Asks.consented().now("2026-12-01T07:59:59Z"))).isTrue();
    assertThat(lifts(Asks.consented().now("2026-12-01T08:00:00Z"))).isFalse();
  }

  @Test
  void liftsOnlyWhatIsInItsScope() {
    Scope french =
        new Scope(List.of(), List.of(Purpose.MARKETING), List.of(), List.of(), List.of("FR"));
    Scope service = new Scope(List.of(), List.of(Purpose.SERVICE), List.of(), List.of(), List.of());

    assertThat(lifts(Asks.consented(), service)).isFalse();
    assertThat(lifts(Asks.consented().livingIn("Europe/Paris", "FR"), french)).isTrue();
    assertThat(lifts(Asks.consented().livingIn("Europe/Paris", "DE"), french)).isFalse();
    assertThat(lifts(Asks.consented().livingIn("Europe/Paris", null), french))
        .as("who may live elsewhere is not covered")
        .isFalse();
    assertThat(lifts(Asks.consented().livingIn("Europe/Paris", "FR").phoneOf("DE"), french))
        .as("nor who is reached by a phone from elsewhere")
        .isFalse();
  }

  @Test
  void leavesTheChannelsItCovers() {
    Scope push =
        new Scope(
            List.of(Channel.PUSH), List.of(Purpose.MARKETING), List.of(), List.of(), List.of());
    Asks both =
        Asks.consented()
            .said(ConsentStatus.GRANTED, Channel.PUSH, null, "2026-01-01T00:00:00Z")
            .address(Channel.PUSH, "cd34")
            .channels(Channel.EMAIL, Channel.PUSH)
            .now(SUNDAY_NIGHT);

    assertThat(settled(both, push).channel()).isEqualTo(Channel.PUSH);
  }

  @Test
  void whatIsExemptAnywayMakesNoUseOfIt() {
    Scope security =
        new Scope(List.of(), List.of(Purpose.SECURITY), List.of(), List.of(), List.of());

    assertThat(settled(Asks.a().purpose(Purpose.SECURITY), security).override()).isEmpty();
  }

  private static String deciding(Asks asks) {
    return settled(asks, MARKETING).reasons().getLast().rule();
  }

  private static boolean lifts(Asks asks) {
    return lifts(asks, MARKETING);
  }

  private static boolean lifts(Asks asks, Scope scope) {
    return open(asks, scope) instanceof Gate.Settled;
  }

  private static Ruling settled(Asks asks, Scope scope) {
    return ((Gate.Settled) open(asks, scope)).ruling();
  }

  private static Gate.Opening open(Asks asks, Scope scope) {
    Question question = asks.question();
    OverrideInForce override =
        new OverrideInForce(
            ID,
            scope,
            Instant.parse("2026-11-25T08:00:00Z"),
            Instant.parse("2026-12-01T08:00:00Z"));
    return Gate.open(
        new Question(
            question.policy(),
            question.contact(),
            question.recipient(),
            question.now(),
            List.of(override)));
  }
}
