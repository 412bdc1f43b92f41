package io.assidu.journey.instance;

import io.assidu.contracts.contact.ContactDecided;
import io.assidu.contracts.contact.ContactOutcome;
import io.assidu.contracts.contact.JourneyStep;
import io.assidu.contracts.contact.Verdict;
import io.assidu.journey.definition.LiveJourneys;
import io.assidu.journey.engine.Engine;
import io.assidu.journey.engine.Instance;
import io.assidu.journey.engine.Person;
import io.assidu.journey.engine.Stimulus;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes into an instance's history what became of the messages it asked for. */
@ApplicationScoped
class ContactNews {

  private final InstanceStore store;
  private final LiveJourneys journeys;
  private final Moves moves;
  private final Clock clock;

  ContactNews(InstanceStore store, LiveJourneys journeys, Moves moves, Clock clock) {
    this.store = store;
    this.journeys = journeys;
    this.moves = moves;
    this.clock = clock;
  }

  /** The policy's word. A message is out of our hands once it is approved or suppressed. */
  Uni<Void> decided(Work work, ContactDecided decided, UUID eventId) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("decisionId", decided.decisionId().toString());
    facts.put("policy", decided.policyId() + "/" + decided.policyVersion());
    facts.put(
        "reasons", decided.reasons().stream().map(r -> r.rule() + ": " + r.effect()).toList());
    put(facts, "channel", decided.channel());
    put(facts, "until", decided.until());
    put(facts, "consentRecordId", decided.consentRecordId());
    boolean settled =
        decided.verdict() == Verdict.APPROVED || decided.verdict() == Verdict.SUPPRESSED;
    return tell(
        work,
        decided.contact().journey(),
        decided.contactId(),
        word(decided.verdict()),
        settled,
        facts,
        eventId);
  }

  /** The outside world's word. */
  Uni<Void> cameOut(Work work, ContactOutcome outcome, UUID eventId) {
    Map<String, Object> facts = new LinkedHashMap<>();
    put(facts, "channel", outcome.channel());
    put(facts, "messageId", outcome.messageId());
    return tell(
        work,
        outcome.journey(),
        outcome.contactId(),
        word(outcome.outcome()),
        true,
        facts,
        eventId);
  }

  private Uni<Void> tell(
      Work work,
      @Nullable JourneyStep asked,
      UUID contactId,
      String word,
      boolean settled,
      Map<String, Object> facts,
      UUID eventId) {
    if (asked == null) {
      return Uni.createFrom().voidItem(); // somebody else's message
    }
    Stimulus news =
        new Stimulus.ContactNews(contactId, asked.stepId(), word, settled, facts, eventId);
    return store
        .lock(work, asked.instanceId())
        .flatMap(
            found ->
                found
                    .map(stored -> tell(work, stored, news))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }

  private Uni<Void> tell(Work work, Stored stored, Stimulus news) {
    Instance instance = stored.instance();
    Person person = Person.unasked(instance.profileId());
    return journeys
        .version(instance.journeyId(), instance.version())
        .map(journey -> Engine.advance(journey, instance, news, person, clock.instant()))
        .flatMap(transition -> moves.save(work, List.of(new Move(stored, transition, 0))));
  }

  private static String word(Enum<?> said) {
    return said.name().toLowerCase(Locale.ROOT);
  }

  private static void put(Map<String, Object> facts, String name, @Nullable Object value) {
    if (value != null) {
      facts.put(name, value instanceof Enum<?> constant ? word(constant) : value.toString());
    }
  }
}
