package io.assidu.journey.engine;

import io.assidu.journey.step.Condition;
import io.assidu.journey.step.Exit;
import io.assidu.journey.step.Message;
import io.assidu.journey.step.Split;
import io.assidu.journey.step.Step;
import io.assidu.journey.step.Wait;
import io.assidu.journey.step.WaitForEvent;
import io.assidu.platform.identity.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One move of one instance, while it is being made. */
final class Walk {

  private final Journey journey;
  private final Person person;
  private final Instant now;
  private final Questions questions;
  private final UUID id;
  private final String key;

  private String stepId;
  private int visit;
  private @Nullable Pending pending;
  private @Nullable Happening event;
  private final Set<UUID> openContacts;
  private @Nullable Ending ending;
  private @Nullable UUID cause;

  private final List<Effect> effects = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();

  Walk(Journey journey, Person person, Instant now, UUID id, String key) {
    this.journey = journey;
    this.person = person;
    this.now = now;
    this.questions = new Questions(journey, person, now);
    this.id = id;
    this.key = key;
    this.stepId = journey.document().start();
    this.openContacts = new TreeSet<>();
  }

  Walk(Journey journey, Person person, Instant now, Instance instance) {
    this(journey, person, now, instance.id(), instance.key());
    this.stepId = instance.stepId();
    this.visit = instance.visit();
    this.pending = instance.pending();
    this.event = instance.event();
    this.openContacts.addAll(instance.openContacts());
    this.ending = instance.ending();
  }

  Transition transition() {
    Instance instance =
        new Instance(
            id,
            journey.id(),
            journey.version(),
            person.profileId(),
            key,
            stepId,
            visit,
            pending,
            ending == null ? event : null,
            openContacts,
            ending);
    return new Transition(instance, true, List.copyOf(effects), List.copyOf(notes));
  }

  Questions questions() {
    return questions;
  }

  Step currentStep() {
    return journey.step(stepId);
  }

  /**
   * Whether an event is about this walk's cart (or whatever the key tells apart). An event that has
   * no such thing is about all of the person's walks.
   */
  boolean concerns(Happening happening) {
    return questions.key(happening).map(key::equals).orElse(true);
  }

  void begin(Happening trigger) {
    takeIn(trigger);
    note(
        Note.Kind.STARTED,
        "Started by " + trigger.event().name(),
        Map.of("event", trigger.event().name(), "profileVersion", person.version(), "key", key));
    enter(stepId);
  }

  /** Takes the branch that the event opens, if it opens one. */
  boolean take(WaitForEvent step, Happening happening) {
    var branch = questions.branch(step, happening);
    branch.ifPresent(
        open -> {
          takeIn(happening);
          goOn(open.next(), happening.event().name() + " happened");
        });
    return branch.isPresent();
  }

  void goOn(String next, String why) {
    note(Note.Kind.RESUMED, why, Map.of("next", next));
    pending = null;
    enter(next);
  }

  boolean reachGoal(Happening happening) {
    if (ending != null && openContacts.isEmpty()) {
      return false;
    }
    takeIn(happening);
    String why = "The goal was reached: " + happening.event().name();
    return ending == null ? stop(Ending.GOAL, why) : callOffMessages(why);
  }

  boolean stop(Ending how, String why) {
    if (ending != null) {
      return how.callsOffMessages() && callOffMessages(why);
    }
    end(how, why);
    return true;
  }

  boolean contactNews(Stimulus.ContactNews news) {
    cause = news.causedBy();
    if (news.settled()) {
      openContacts.remove(news.contactId());
    }
    Map<String, Object> facts = new LinkedHashMap<>(news.facts());
    facts.put("contactId", news.contactId().toString());
    facts.put("word", news.word());
    notes.add(
        new Note(
            now,
            news.stepId(),
            Note.Kind.CONTACT_NEWS,
            "The message was " + news.word(),
            facts,
            cause));
    return true;
  }

  private void takeIn(Happening happening) {
    event = happening;
    cause = happening.id();
  }

  /** Goes from step to step until one holds the walk. Ends, for every loop has such a step. */
  private void enter(String first) {
    String next = first;
    while (next != null) {
      stepId = next;
      visit++;
      next = pass(currentStep());
    }
  }

  /** Does what a step says; null when the walk stands still on it. */
  private @Nullable String pass(Step step) {
    return switch (step) {
      case Wait wait -> hold(Pending.Kind.TIME, wait.due(now, person.zone()));
      case WaitForEvent wait -> hold(Pending.Kind.EVENT, now.plus(wait.timeout()));
      case Condition condition -> decide(condition);
      case Split split -> share(split);
      case Message message -> request(message);
      case Exit exit -> end(Ending.EXIT, "Came to " + exit.id());
    };
  }

  private @Nullable String hold(Pending.Kind kind, Instant due) {
    pending = new Pending(kind, due);
    String what = kind == Pending.Kind.TIME ? "Waits until " : "Waits for an event, at most until ";
    note(Note.Kind.WAITING, what + due, Map.of("due", due.toString()));
    return null;
  }

  private String decide(Condition condition) {
    boolean holds = questions.holds(condition.test(), event);
    String next = holds ? condition.whenTrue() : condition.whenFalse();
    note(
        Note.Kind.BRANCHED,
        holds ? "The condition holds" : "The condition does not hold",
        Map.of(
            "if",
            condition.test(),
            "result",
            holds,
            "next",
            next,
            "profileVersion",
            person.version()));
    return next;
  }

  private String share(Split split) {
    Split.Branch branch = split.choose(person.profileId(), journey.id());
    note(
        Note.Kind.BRANCHED,
        "Falls into the share of " + branch.percent() + " percent",
        Map.of("percent", branch.percent(), "next", branch.next()));
    return branch.next();
  }

  private String request(Message message) {
    UUID contactId = Ids.derived(id, message.id() + "#" + visit);
    Map<String, Object> parameters = new TreeMap<>();
    message
        .parameters()
        .forEach(
            (name, cel) -> questions.value(cel, event).ifPresent(v -> parameters.put(name, v)));
    Instant expiresAt = message.expiresAfter() == null ? null : now.plus(message.expiresAfter());
    effects.add(new Effect.RequestContact(contactId, message, parameters, expiresAt));
    openContacts.add(contactId);
    note(
        Note.Kind.CONTACT_REQUESTED,
        "Asked for the message " + message.template(),
        Map.of("contactId", contactId.toString(), "template", message.template()));
    return message.next();
  }

  private @Nullable String end(Ending how, String why) {
    if (how.callsOffMessages()) {
      callOffMessages(why);
    }
    pending = null;
    ending = how;
    note(Note.Kind.ENDED, why, Map.of("ending", how.name().toLowerCase(Locale.ROOT)));
    return null;
  }

  private boolean callOffMessages(String why) {
    boolean any = !openContacts.isEmpty();
    for (UUID contactId : openContacts) {
      effects.add(new Effect.CancelContact(contactId, why));
      note(Note.Kind.CONTACT_CANCELLED, why, Map.of("contactId", contactId.toString()));
    }
    openContacts.clear();
    return any;
  }

  private void note(Note.Kind kind, String why, Map<String, Object> facts) {
    notes.add(new Note(now, stepId, kind, why, facts, cause));
  }
}
