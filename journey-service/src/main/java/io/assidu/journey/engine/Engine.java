package io.assidu.journey.engine;

import io.assidu.journey.document.Entry;
import io.assidu.journey.document.Trigger;
import io.assidu.journey.step.Wait;
import io.assidu.journey.step.WaitForEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides how a walk begins and goes on. Given the same arguments it gives the same answer, down to
 * the ids: histories recorded by one release replay on the next.
 */
public final class Engine {

  private Engine() {}

  /**
   * The entry that an event asks for.
   *
   * @param key the value of the journey's entry key, empty when it has none
   * @param kept whether the entry stays taken after the walk has ended
   */
  public record Admission(String key, boolean kept) {}

  /** Whether an event starts this journey for this person; if they may enter is not asked here. */
  public static Optional<Admission> admission(
      Journey journey, Happening event, Person person, Instant now) {
    Questions questions = new Questions(journey, person, now);
    boolean starts =
        !questions.isGoal(event)
            && journey.document().triggers().stream()
                .anyMatch(t -> matches(t, event) && questions.holds(t.where(), event));
    if (!starts) {
      return Optional.empty();
    }
    boolean kept = journey.document().entry().again() == Entry.Again.NEVER;
    return questions.key(event).map(key -> new Admission(key, kept));
  }

  private static boolean matches(Trigger trigger, Happening event) {
    return switch (trigger) {
      case Trigger.OnEvent on -> event.isNamed(on.name());
      case Trigger.OnSegment on ->
          event.isCrossing(
              switch (on.on()) {
                case ENTERED -> Happening.ENTERED;
                case EXITED -> Happening.EXITED;
              },
              on.segment());
    };
  }

  /** Begins a walk and takes it to where it first stands still. */
  public static Transition start(
      Journey journey, UUID instanceId, String key, Happening event, Person person, Instant now) {
    Walk walk = new Walk(journey, person, now, instanceId, key);
    walk.begin(event);
    return walk.transition();
  }

  /**
   * Takes a walk on. A stimulus that does not concern it changes nothing, and neither does the
   * event that brought it where it stands.
   */
  public static Transition advance(
      Journey journey, Instance instance, Stimulus stimulus, Person person, Instant now) {
    Walk walk = new Walk(journey, person, now, instance);
    boolean moved =
        switch (stimulus) {
          case Stimulus.Happened happened -> happened(walk, instance, happened.what());
          case Stimulus.ClockTicked() -> clockTicked(walk, instance, now);
          case Stimulus.ContactNews news -> walk.contactNews(news);
          case Stimulus.Stop stop -> walk.stop(stop.ending(), stop.why());
        };
    return moved ? walk.transition() : Transition.none(instance);
  }

  private static boolean happened(Walk walk, Instance instance, Happening event) {
    boolean seen = instance.event() != null && instance.event().id().equals(event.id());
    if (seen || !walk.concerns(event)) {
      return false;
    }
    if (walk.questions().isGoal(event)) {
      return walk.reachGoal(event);
    }
    return instance.pending() != null
        && instance.pending().kind() == Pending.Kind.EVENT
        && walk.currentStep() instanceof WaitForEvent step
        && walk.take(step, event);
  }

  private static boolean clockTicked(Walk walk, Instance instance, Instant now) {
    if (instance.pending() == null || instance.pending().due().isAfter(now)) {
      return false;
    }
    switch (walk.currentStep()) {
      case Wait wait -> walk.goOn(wait.next(), "The wait is over");
      case WaitForEvent wait ->
          walk.goOn(wait.onTimeout(), "None of it happened within " + wait.timeout());
      default -> throw new IllegalStateException("Instance " + instance.id() + " waits on no wait");
    }
    return true;
  }
}
