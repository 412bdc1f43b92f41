package io.assidu.journey.engine;

import static io.assidu.journey.engine.Given.MONDAY_NOON;
import static io.assidu.journey.engine.Given.event;
import static io.assidu.journey.engine.Given.person;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** What holds of every journey that may be published, whatever happens to those who walk it. */
class EnginePropertyTest {

  private static final UUID WALK = UUID.fromString("0193a000-0000-7000-8000-00000000000a");
  private static final Person ANNA = person(Map.of());

  /** Something that comes to an instance at an instant. */
  private record Step(Stimulus stimulus, Instant at) {}

  @Property(tries = 500)
  void noMessageIsAskedForOrCalledOffTwiceAndNothingIsCalledOffThatWasNotAskedFor(
      @ForAll Random random) {
    Journey journey = RandomJourneys.next(random);
    Set<UUID> requested = new HashSet<>();
    Set<UUID> cancelled = new HashSet<>();
    for (Transition transition : walk(journey, stimuli(random), 1)) {
      for (Effect effect : transition.effects()) {
        switch (effect) {
          case Effect.RequestContact r -> assertThat(requested.add(r.contactId())).isTrue();
          case Effect.CancelContact c -> {
            assertThat(requested).contains(c.contactId());
            assertThat(cancelled.add(c.contactId())).isTrue();
          }
        }
      }
    }
  }

  @Property(tries = 500)
  void whatComesTwiceHasItsEffectsOnce(@ForAll Random random) {
    Journey journey = RandomJourneys.next(random);
    List<Step> stimuli = stimuli(random);
    assertThat(effects(walk(journey, stimuli, 2))).isEqualTo(effects(walk(journey, stimuli, 1)));
  }

  @Property(tries = 500)
  void theSameStoryTakesTheSameWay(@ForAll Random random) {
    Journey journey = RandomJourneys.next(random);
    List<Step> stimuli = stimuli(random);
    assertThat(walk(journey, stimuli, 1)).isEqualTo(walk(journey, stimuli, 1));
  }

  @Property(tries = 500)
  void whoRunsWaitsForOneThingThatEndsLaterAndWhoHasEndedWaitsForNone(@ForAll Random random) {
    Journey journey = RandomJourneys.next(random);
    List<Step> stimuli = stimuli(random);
    List<Transition> walk = walk(journey, stimuli, 1);
    for (int i = 1; i < walk.size(); i++) {
      Instance instance = walk.get(i).instance();
      Pending pending = instance.pending();
      assertThat(pending != null).isEqualTo(instance.running());
      if (pending != null
          && walk.get(i).moved()
          && !(stimuli.get(i - 1).stimulus() instanceof Stimulus.ContactNews)) {
        assertThat(pending.due()).isAfter(stimuli.get(i - 1).at());
      }
    }
  }

  @Property(tries = 300)
  void afterAStopNothingIsLeftToCome(@ForAll Random random) {
    Journey journey = RandomJourneys.next(random);
    List<Transition> walk = walk(journey, stimuli(random), 1);
    Instance last = walk.getLast().instance();
    Instance stopped =
        Engine.advance(
                journey, last, new Stimulus.Stop(Ending.ARCHIVED, "Archived"), ANNA, MONDAY_NOON)
            .instance();
    assertThat(stopped.running()).isFalse();
    assertThat(stopped.openContacts()).isEmpty();
  }

  private static List<Transition> walk(Journey journey, List<Step> stimuli, int times) {
    List<Transition> walk = new ArrayList<>();
    Happening trigger = event(1_000, "Go", Map.of(), MONDAY_NOON);
    walk.add(Engine.start(journey, WALK, "", trigger, ANNA, MONDAY_NOON));
    for (Step step : stimuli) {
      for (int i = 0; i < times; i++) {
        Instance instance = walk.getLast().instance();
        Stimulus stimulus = about(instance, step.stimulus());
        walk.add(Engine.advance(journey, instance, stimulus, ANNA, step.at()));
      }
    }
    return walk;
  }

  /** News is about a message the instance has asked for, if it has asked for any. */
  private static Stimulus about(Instance instance, Stimulus stimulus) {
    UUID open = instance.openContacts().stream().min(UUID::compareTo).orElse(null);
    return stimulus instanceof Stimulus.ContactNews news && open != null
        ? new Stimulus.ContactNews(
            open, news.stepId(), news.word(), news.settled(), news.facts(), news.causedBy())
        : stimulus;
  }

  private static List<Effect> effects(List<Transition> walk) {
    return walk.stream().flatMap(t -> t.effects().stream()).toList();
  }

  private static List<Step> stimuli(Random random) {
    List<Step> stimuli = new ArrayList<>();
    Instant now = MONDAY_NOON;
    for (int i = 0; i < 40; i++) {
      now = now.plus(Duration.ofMinutes(random.nextInt(90)));
      stimuli.add(new Step(stimulus(random, i, now), now));
    }
    return stimuli;
  }

  private static Stimulus stimulus(Random random, int number, Instant now) {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> new Stimulus.ClockTicked();
      case 3 -> happened(number, "Goal", random.nextInt(20) == 0 ? 1 : null, now);
      case 4 ->
          new Stimulus.ContactNews(
              new UUID(1, number), "x", "deferred", false, Map.of(), new UUID(2, number));
      default -> happened(number, random.nextBoolean() ? "A" : "B", random.nextInt(10), now);
    };
  }

  private static Stimulus happened(int number, String name, @Nullable Integer n, Instant now) {
    return new Stimulus.Happened(event(number, name, n == null ? Map.of() : Map.of("n", n), now));
  }
}
