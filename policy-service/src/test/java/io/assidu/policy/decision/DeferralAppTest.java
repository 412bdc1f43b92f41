package io.assidu.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.assidu.contracts.contact.ContactCancelled;
import io.assidu.contracts.contact.ContactDecided;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.contact.Verdict;
import io.assidu.contracts.profile.ConsentStatus;
import io.assidu.policy.Customer;
import io.assidu.policy.Decided;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contacts that have to wait, and what becomes of them when their moment comes. */
@QuarkusTest
@WithTestResource(Servers.class)
class DeferralAppTest {

  private static final Instant SUNDAY_23_PARIS = Instant.parse("2026-11-29T22:00:00Z");
  private static final Instant MONDAY_8_PARIS = Instant.parse("2026-11-30T07:00:00Z");

  @Inject TestClock clock;

  @BeforeEach
  void sundayNightInParis() {
    clock.set(SUNDAY_23_PARIS);
  }

  @Test
  void waitsForMondayMorningAndIsDecidedAgainThen() {
    ContactRequested request = Customer.consenting().asks(Purpose.MARKETING);
    ContactDecided deferred = Decided.ask(request);

    assertThat(deferred.verdict()).isEqualTo(Verdict.DEFERRED);
    assertThat(deferred.until()).isEqualTo(MONDAY_8_PARIS);
    assertThat(Decided.deciding(deferred).rule()).isEqualTo("quiet-hours:sunday-night");

    clock.set(MONDAY_8_PARIS);

    ContactDecided approved = Decided.as(request.contactId(), Verdict.APPROVED);
    assertThat(approved.decisionId()).isNotEqualTo(deferred.decisionId());
    assertThat(approved.decidedAt()).isEqualTo(MONDAY_8_PARIS);
  }

  @Test
  void isInTheRecipientsZone() {
    Customer customer =
        Customer.silent().in("Asia/Kolkata").says(ConsentStatus.GRANTED).announced();

    ContactDecided deferred = Decided.ask(customer.asks(Purpose.MARKETING));

    assertThat(deferred.until()).isEqualTo("2026-11-30T02:30:00Z");
  }

  @Test
  void aRequestForSundayNightIsAnsweredBeforeIt() {
    clock.set(Instant.parse("2026-11-25T11:00:00Z"));

    ContactDecided deferred = Decided.ask(Customer.consenting().asks(SUNDAY_23_PARIS, null, 50));

    assertThat(deferred.verdict()).isEqualTo(Verdict.DEFERRED);
    assertThat(deferred.until()).isEqualTo(MONDAY_8_PARIS);
  }

  @Test
  void whatIsWorthlessByMondayIsNotKept() {
    ContactDecided decision =
        Decided.ask(Customer.consenting().asks(null, MONDAY_8_PARIS.minusSeconds(1), 50));

    assertThat(decision.verdict()).isEqualTo(Verdict.SUPPRESSED);
    assertThat(Decided.deciding(decision).rule()).isEqualTo("expired");
  }

  @Test
  void whatExpiredWhileTheServiceWasAwayIsSuppressed() {
    ContactRequested request = Customer.consenting().asks(null, MONDAY_8_PARIS.plusSeconds(60), 50);
    Decided.ask(request);

    clock.set(MONDAY_8_PARIS.plusSeconds(61));

    ContactDecided expired = Decided.as(request.contactId(), Verdict.SUPPRESSED);
    assertThat(Decided.deciding(expired).rule()).isEqualTo("expired");
  }

  @Test
  void aCancelledContactIsSuppressedAndNeverSent() {
    Customer customer = Customer.consenting();
    ContactRequested request = customer.asks(Purpose.MARKETING);
    Decided.ask(request);

    Decided.send(
        new ContactCancelled(request.contactId(), customer.id(), "order placed", clock.instant()));

    ContactDecided cancelled = Decided.as(request.contactId(), Verdict.SUPPRESSED);
    assertThat(Decided.deciding(cancelled).rule()).isEqualTo("cancelled");
    clock.set(MONDAY_8_PARIS);
    Decided.ask(customer.asks(Purpose.MARKETING));
    assertThat(Decided.all(request.contactId()))
        .extracting(ContactDecided::verdict)
        .containsExactly(Verdict.DEFERRED, Verdict.SUPPRESSED);
  }

  @Test
  void whenMoreWaitThanTheCapAllowsTheMostImportantGo() {
    Customer customer = Customer.consenting();
    List<ContactRequested> requests =
        IntStream.of(10, 90, 30, 70, 50)
            .mapToObj(priority -> customer.asks(null, null, priority))
            .toList();
    requests.forEach(Decided::ask);

    clock.set(MONDAY_8_PARIS);

    assertThat(
            requests.stream()
                .filter(request -> settled(request).verdict() == Verdict.APPROVED)
                .map(ContactRequested::priority))
        .containsExactly(90, 70, 50);
  }

  private static ContactDecided settled(ContactRequested request) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> Decided.all(request.contactId()).getLast(),
            last -> last.verdict() != Verdict.DEFERRED);
  }
}
