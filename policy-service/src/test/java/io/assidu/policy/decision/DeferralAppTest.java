package io.assidu.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.assidu.contracts.contact.ContactCancelled;
import io.assidu.contracts.contact.ContactDecided;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.contact.Verdict;
import io.assidu.contracts.profile.ConsentStatus;
import io.assidu.platform.messaging.EventJson;
import io.assidu.platform.work.UnitOfWork;
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
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contacts that have to wait, and what becomes of them when their moment comes. */
@QuarkusTest
@WithTestResource(Servers.class)
class DeferralAppTest {

  private static final Instant SUNDAY_23_PARIS = Instant.parse("2026-11-29T22:00:00Z");
  private static final Instant MONDAY_8_PARIS = Instant.parse("2026-11-30T07:00:00Z");

  /** By then all that waited for Monday morning has been decided: the shipped jitter is over. */
  private static final Instant MONDAY_8_10_PARIS = MONDAY_8_PARIS.plus(Duration.ofMinutes(10));

  @Inject TestClock clock;
  @Inject UnitOfWork units;

  @BeforeEach
  void sundayNightInParis() {
    clock.set(SUNDAY_23_PARIS);
  }

  @Test
  void waitsForMondayMorningAndIsDecidedAgainThen() {
    ContactRequested request = Customer.consenting().asks(Purpose.MARKETING);
    ContactDecided deferred = Decided.ask(request);

    assertThat(deferred.verdict()).isEqualTo(Verdict.DEFERRED);
    assertThat(opening(deferred)).isEqualTo(MONDAY_8_PARIS);
    Instant moment = Objects.requireNonNull(deferred.until());
    assertThat(moment).isBetween(MONDAY_8_PARIS, MONDAY_8_10_PARIS);
    assertThat(Decided.deciding(deferred).rule()).isEqualTo("quiet-hours:sunday-night");

    clock.set(moment);

    ContactDecided approved = Decided.as(request.contactId(), Verdict.APPROVED);
    assertThat(approved.decisionId()).isNotEqualTo(deferred.decisionId());
    assertThat(approved.decidedAt()).isEqualTo(moment);
  }

  @Test
  void peopleAreSpreadOverTheJitterAndAllOfOnePersonGoTogether() {
    Customer customer = Customer.consenting();
    List<@Nullable Instant> ofOne =
        Stream.generate(() -> Decided.ask(customer.asks(Purpose.MARKETING)).until())
            .limit(3)
            .toList();
    List<@Nullable Instant> ofMany =
        Stream.generate(() -> Decided.ask(Customer.consenting().asks(Purpose.MARKETING)).until())
            .limit(3)
            .toList();

    assertThat(ofOne).containsOnly(ofOne.getFirst());
    assertThat(ofMany).doesNotHaveDuplicates();
  }

  @Test
  void whoseZoneNobodyKnowsLivesWhereTheirPhoneDoes() {
    Customer customer =
        Customer.silent().somewhere().phone("+81312345678").says(ConsentStatus.GRANTED).announced();
    // Sunday 23:30 in Tokyo.
    clock.set(Instant.parse("2026-11-29T14:30:00Z"));

    ContactDecided deferred = Decided.ask(customer.asks(Purpose.MARKETING));

    assertThat(opening(deferred)).isEqualTo("2026-11-29T23:00:00Z");
    assertThat(Decided.deciding(deferred).facts())
        .containsEntry("zoneFrom", "phone")
        .containsEntry("zones", List.of("Asia/Tokyo"))
        .containsEntry("countries", List.of("JP"));
    assertThat(deferred.reasons().toString()).doesNotContain("312345678");
  }

  @Test
  void isInTheRecipientsZone() {
    Customer customer =
        Customer.silent().in("Asia/Kolkata").says(ConsentStatus.GRANTED).announced();

    ContactDecided deferred = Decided.ask(customer.asks(Purpose.MARKETING));

    assertThat(opening(deferred)).isEqualTo("2026-11-30T02:30:00Z");
  }

  @Test
  void aRequestForSundayNightIsAnsweredBeforeIt() {
    clock.set(Instant.parse("2026-11-25T11:00:00Z"));

    ContactDecided deferred = Decided.ask(Customer.consenting().asks(SUNDAY_23_PARIS, null, 50));

    assertThat(deferred.verdict()).isEqualTo(Verdict.DEFERRED);
    assertThat(opening(deferred)).isEqualTo(MONDAY_8_PARIS);
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
    clock.set(MONDAY_8_10_PARIS);
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

    clock.set(MONDAY_8_10_PARIS);

    assertThat(
            requests.stream()
                .filter(request -> settled(request).verdict() == Verdict.APPROVED)
                .map(ContactRequested::priority))
        .containsExactly(90, 70, 50);
  }

  @Test
  void oneWhoCannotBeDecidedForHoldsUpNobody() {
    List<ContactRequested> requests =
        Stream.generate(() -> Customer.consenting().asks(Purpose.MARKETING)).limit(5).toList();
    requests.forEach(Decided::ask);
    ContactRequested broken = requests.get(2);
    rewrite(broken, "no JSON");

    clock.set(MONDAY_8_10_PARIS);
    requests.stream()
        .filter(request -> request != broken)
        .forEach(request -> Decided.as(request.contactId(), Verdict.APPROVED));
    assertThat(Decided.all(broken.contactId())).hasSize(1);

    rewrite(broken, EventJson.text(broken));
    Decided.as(broken.contactId(), Verdict.APPROVED);
  }

  private void rewrite(ContactRequested request, String text) {
    units
        .run(
            work ->
                work.query(
                    "update contact set request = $2 where contact_id = $1",
                    request.contactId(),
                    text))
        .await()
        .atMost(Duration.ofSeconds(20));
  }

  private static Instant opening(ContactDecided deferred) {
    return Instant.parse((String) Decided.deciding(deferred).facts().get("opening"));
  }

  private static ContactDecided settled(ContactRequested request) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> Decided.all(request.contactId()).getLast(),
            last -> last.verdict() != Verdict.DEFERRED);
  }
}
