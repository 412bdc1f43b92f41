package io.assidu.policy.decision;

import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.ContactCancelled;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Reason;
import io.assidu.contracts.contact.Verdict;
import io.assidu.platform.work.Work;
import io.assidu.policy.document.ActivePolicy;
import io.assidu.policy.evaluate.Gate;
import io.assidu.policy.evaluate.Ruling;
import io.assidu.policy.evaluate.SlotAnswer;
import io.assidu.policy.evaluate.SlotQuestion;
import io.assidu.policy.override.Overrides;
import io.assidu.policy.pressure.History;
import io.assidu.policy.pressure.Pressure;
import io.assidu.policy.recipient.Recipient;
import io.assidu.policy.recipient.Recipients;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Decides contacts, each once.
 *
 * <p>Whoever decides holds the person's row ({@link Recipients#lock}). First the slot is taken in
 * Redis, then the decision is committed: should the service die in between, nobody has heard of the
 * slot, and its revision gives it away at the next decision.
 */
@ApplicationScoped
class Decisions {

  private final ActivePolicy policies;
  private final Overrides overrides;
  private final Recipients recipients;
  private final Pressure pressure;
  private final ContactStore contacts;
  private final DecisionStore log;
  private final Alarm alarm;
  private final DecisionMetrics metrics;
  private final Clock clock;

  Decisions(
      ActivePolicy policies,
      Overrides overrides,
      Recipients recipients,
      Pressure pressure,
      ContactStore contacts,
      DecisionStore log,
      Alarm alarm,
      DecisionMetrics metrics,
      Clock clock) {
    this.policies = policies;
    this.overrides = overrides;
    this.recipients = recipients;
    this.pressure = pressure;
    this.contacts = contacts;
    this.log = log;
    this.alarm = alarm;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Decides a contact; one that was decided before keeps its decision.
   *
   * @param person held by this transaction
   * @param deliver whether channel-gateway is to send it, and is told
   */
  Uni<Decision> decide(Work work, Recipient person, ContactRequested request, boolean deliver) {
    return contacts
        .find(work, request.contactId())
        .chain(
            known ->
                known.isEmpty() || known.get().mayBeAskedAgain()
                    ? judge(work, person, request, deliver)
                    : log.find(work, known.get().decisionId()).map(last -> last.orElseThrow()));
  }

  /** Decides a deferred contact again, its time having come. */
  Uni<Decision> decideAgain(Work work, Recipient person, Contact contact) {
    return judge(work, person, contact.request(), contact.deliver());
  }

  /** Suppresses a contact that is still deferred; whatever else became of it stands. */
  Uni<Void> cancel(Work work, Recipient person, ContactCancelled cancelled) {
    Reason reason =
        new Reason(
            "cancelled", "suppressed", Map.of("why", cancelled.reason(), "at", cancelled.at()));
    Ruling ruling = new Ruling(Verdict.SUPPRESSED, null, null, List.of(reason), null, false);
    return contacts
        .find(work, cancelled.contactId())
        .chain(
            known ->
                known.filter(contact -> contact.verdict() == Verdict.DEFERRED).isEmpty()
                    ? Uni.createFrom().voidItem()
                    : hear(work, person, known.get().request())
                        .chain(hearing -> keep(hearing, ruling, known.get().deliver()))
                        .replaceWithVoid());
  }

  /** What would be decided now. Nothing is counted, kept or sent. */
  Uni<Decision> rehearse(Work work, Recipient person, ContactRequested request) {
    return hear(work, person, request)
        .chain(hearing -> rule(hearing, pressure::look).map(hearing::decision));
  }

  private Uni<Decision> judge(
      Work work, Recipient person, ContactRequested request, boolean deliver) {
    return hear(work, person, request)
        .chain(
            hearing ->
                rule(
                        hearing,
                        (who, slot, horizon, history) ->
                            pressure.reserve(who, slot, horizon, hearing.decisionId(), history))
                    .chain(ruling -> keep(hearing, ruling, deliver)));
  }

  private Uni<Hearing> hear(Work work, Recipient person, ContactRequested request) {
    Instant now = clock.instant();
    return policies
        .get(work)
        .chain(
            policy ->
                overrides
                    .now(work, now)
                    .map(inForce -> Hearing.of(work, person, request, policy, inForce, now)));
  }

  /** How the counters are asked. */
  @FunctionalInterface
  private interface Counters {
    Uni<SlotAnswer> ask(Recipient person, SlotQuestion slot, Duration horizon, History history);
  }

  private Uni<Ruling> rule(Hearing hearing, Counters counters) {
    return switch (Gate.open(hearing.question())) {
      case Gate.Settled(Ruling ruling) -> Uni.createFrom().item(ruling);
      case Gate.Counting counting ->
          counters
              .ask(
                  hearing.person(),
                  counting.slot(),
                  hearing.policy().document().horizon(),
                  after -> contacts.slots(hearing.work(), hearing.person().profileId(), after))
              .map(counting::close);
    };
  }

  private Uni<Decision> keep(Hearing hearing, Ruling ruling, boolean deliver) {
    Decision decision = hearing.decision(ruling);
    Contact contact = Contact.after(decision, deliver, ruling.counted());
    Work work = hearing.work();
    Uni<Void> kept =
        contacts
            .put(work, contact, decision)
            .chain(() -> log.add(work, decision))
            .chain(
                () ->
                    overrides.use(
                        work,
                        decision.decisionId(),
                        decision.contact(),
                        ruling,
                        decision.decidedAt()));
    return (ruling.counted()
            ? kept.chain(
                () -> recipients.revise(work, hearing.person().profileId(), hearing.decisionId()))
            : kept)
        .invoke(() -> announce(work, decision, contact))
        .replaceWith(decision);
  }

  private void announce(Work work, Decision decision, Contact contact) {
    if (contact.deliver()) {
      work.emit(Topics.CONTACT_DECISIONS, decision.profileId().toString(), decision.event());
    }
    Instant due = contact.dueAt();
    work.afterCommit(
        () -> {
          metrics.decided(decision);
          if (due != null) {
            alarm.noLaterThan(due);
          }
        });
  }
}
