package io.assidu.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactDecided;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Outcome;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.contact.Reason;
import io.assidu.contracts.contact.Verdict;
import io.assidu.contracts.fraud.AccountFrozen;
import io.assidu.contracts.fraud.AccountReleased;
import io.assidu.contracts.fraud.FraudAlert;
import io.assidu.contracts.profile.ConsentStatus;
import io.assidu.policy.Customer;
import io.assidu.policy.Decided;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contacts asked for over Kafka. */
@QuarkusTest
@WithTestResource(Servers.class)
class DecisionAppTest {

  @Inject TestClock clock;

  @BeforeEach
  void wednesdayNoonInParis() {
    clock.set(Instant.parse("2026-11-25T11:00:00Z"));
  }

  @Test
  void aConsentedContactIsApprovedWithEveryRuleLookedAt() {
    Customer customer = Customer.consenting();

    ContactDecided decision = Decided.ask(customer.asks(Purpose.MARKETING));

    assertThat(decision.verdict()).isEqualTo(Verdict.APPROVED);
    assertThat(decision.channel()).isEqualTo(Channel.EMAIL);
    assertThat(decision.consentRecordId()).isEqualTo(customer.consentRecord());
    assertThat(decision.policyId()).isEqualTo("default");
    assertThat(decision.policyVersion()).isPositive();
    assertThat(decision.reasons())
        .extracting(Reason::rule)
        .startsWith("request", "consent", "pause", "suppression", "reach", "risk-freeze")
        .endsWith("cap:3-per-7-days", "channel");
  }

  @Test
  void theFourthInAWeekIsSuppressedAndTheWeekRolls() {
    Customer customer = Customer.consenting();
    for (int i = 0; i < 3; i++) {
      assertThat(Decided.ask(customer.asks(Purpose.MARKETING)).verdict())
          .isEqualTo(Verdict.APPROVED);
      clock.advance(Duration.ofMinutes(1));
    }

    ContactDecided fourth = Decided.ask(customer.asks(Purpose.MARKETING));

    assertThat(fourth.verdict()).isEqualTo(Verdict.SUPPRESSED);
    assertThat(Decided.deciding(fourth).rule()).isEqualTo("cap:3-per-7-days");
    assertThat(Decided.deciding(fourth).facts())
        .containsEntry("count", 3)
        .containsEntry("limit", 3)
        .containsEntry("freeAt", "2026-12-02T11:00:00Z");
    assertThat(Decided.ask(customer.asks(Purpose.TRANSACTIONAL)).verdict())
        .isEqualTo(Verdict.APPROVED);

    clock.set(Instant.parse("2026-12-02T11:00:00Z"));
    assertThat(Decided.ask(customer.asks(Purpose.MARKETING)).verdict()).isEqualTo(Verdict.APPROVED);
    assertThat(Decided.ask(customer.asks(Purpose.MARKETING)).verdict())
        .isEqualTo(Verdict.SUPPRESSED);
  }

  @Test
  void theConsentThatCameWithTheSignUpIsNeverMissed() {
    Customer customer = Customer.silent().announced();
    customer.says(ConsentStatus.GRANTED);
    ContactRequested welcome = customer.asksKnowing(customer.version() + 1);

    Decided.send(welcome);
    customer.announced();

    assertThat(Decided.first(welcome.contactId()).verdict()).isEqualTo(Verdict.APPROVED);
  }

  @Test
  void aWithdrawalSuppressesTheNextContactAndIsNamed() {
    Customer customer = Customer.consenting().says(ConsentStatus.WITHDRAWN).announced();

    ContactDecided decision = Decided.ask(customer.asks(Purpose.MARKETING));

    assertThat(decision.verdict()).isEqualTo(Verdict.SUPPRESSED);
    assertThat(Decided.deciding(decision).rule()).isEqualTo("consent");
    assertThat(decision.consentRecordId()).isEqualTo(customer.consentRecord());
  }

  @Test
  void theSameContactIsDecidedOnce() {
    Customer customer = Customer.consenting();
    ContactRequested request = customer.asks(Purpose.MARKETING);
    ContactDecided first = Decided.ask(request);

    Decided.send(request);
    Decided.ask(customer.asks(Purpose.MARKETING));

    assertThat(Decided.all(request.contactId())).containsExactly(first);
  }

  @Test
  void whatFailedBeforeHandOverDoesNotCount() {
    Customer customer = Customer.consenting();
    ContactDecided first = Decided.ask(customer.asks(Purpose.MARKETING));
    Decided.ask(customer.asks(Purpose.MARKETING));
    Decided.ask(customer.asks(Purpose.MARKETING));

    Decided.became(first, Outcome.FAILED);

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> approved(Decided.ask(customer.asks(Purpose.MARKETING))));
  }

  @Test
  void whatWasHandedOverCountsWhateverBecomesOfIt() {
    Customer customer = Customer.consenting();
    ContactDecided first = Decided.ask(customer.asks(Purpose.MARKETING));
    ContactDecided second = Decided.ask(customer.asks(Purpose.MARKETING));
    Decided.ask(customer.asks(Purpose.MARKETING));

    Decided.became(first, Outcome.ACCEPTED);
    Decided.became(first, Outcome.FAILED);
    Decided.became(second, Outcome.FAILED);

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> approved(Decided.ask(customer.asks(Purpose.MARKETING))));
    assertThat(approved(Decided.ask(customer.asks(Purpose.MARKETING)))).isFalse();
  }

  @Test
  void anAddressThatBouncedIsLeftAloneUntilItChanges() {
    Customer customer = Customer.consenting();
    Decided.became(Decided.ask(customer.asks(Purpose.TRANSACTIONAL)), Outcome.BOUNCED);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                Decided.deciding(Decided.ask(customer.asks(Purpose.MARKETING)))
                    .rule()
                    .equals("suppression"));

    customer.movesTo("new@example.org").announced();

    assertThat(Decided.deciding(Decided.ask(customer.asks(Purpose.MARKETING))).rule())
        .isNotEqualTo("suppression");
  }

  @Test
  void aFrozenAccountGetsNoMarketingUntilItIsReleased() {
    Customer customer = Customer.consenting();
    publish(
        customer,
        new AccountFrozen(UUID.randomUUID(), customer.id(), UUID.randomUUID(), clock.instant()));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                Decided.deciding(Decided.ask(customer.asks(Purpose.MARKETING)))
                    .rule()
                    .equals("risk-freeze"));
    assertThat(Decided.ask(customer.asks(Purpose.SECURITY)).verdict()).isEqualTo(Verdict.APPROVED);

    publish(
        customer,
        new AccountReleased(
            UUID.randomUUID(), customer.id(), "analyst", "it was her", clock.instant()));

    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                !Decided.deciding(Decided.ask(customer.asks(Purpose.MARKETING)))
                    .rule()
                    .equals("risk-freeze"));
  }

  private static void publish(Customer customer, FraudAlert alert) {
    KafkaProbe.publish(Topics.FRAUD_ALERTS, customer.id().toString(), alert);
  }

  private static boolean approved(ContactDecided decision) {
    return decision.verdict() == Verdict.APPROVED;
  }
}
