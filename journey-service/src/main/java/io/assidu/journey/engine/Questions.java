package io.assidu.journey.engine;

import io.assidu.journey.step.WaitForEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks a journey's rules about a person and an event at an instant. */
final class Questions {

  private final Journey journey;
  private final Person person;
  private final Instant now;

  Questions(Journey journey, Person person, Instant now) {
    this.journey = journey;
    this.person = person;
    this.now = now;
  }

  /**
   * Whether a condition holds. What cannot be answered, because the event or the profile lacks what
   * it asks for, does not hold.
   */
  boolean holds(@Nullable String cel, @Nullable Happening event) {
    return cel == null || value(cel, event).map(Boolean.TRUE::equals).orElse(false);
  }

  /** What an expression gives; nothing when the event or the profile lacks what it asks for. */
  Optional<Object> value(String cel, @Nullable Happening event) {
    Map<String, Object> facts = new HashMap<>(person.facts());
    facts.put("event", event == null ? Map.of() : event.facts());
    facts.put("now", now);
    return journey.rule(cel).answer(facts);
  }

  /** The entry key that an event has for this journey; nothing when the event has none. */
  Optional<String> key(Happening event) {
    String key = journey.document().entry().key();
    return key == null ? Optional.of("") : value(key, event).map(Object::toString);
  }

  boolean isGoal(Happening event) {
    var goal = journey.document().goal();
    return goal != null && event.isNamed(goal.event()) && holds(goal.where(), event);
  }

  Optional<WaitForEvent.Branch> branch(WaitForEvent step, Happening event) {
    return step.branches().stream()
        .filter(branch -> event.isNamed(branch.event()) && holds(branch.where(), event))
        .findFirst();
  }
}
