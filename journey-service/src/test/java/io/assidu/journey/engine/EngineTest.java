package io.assidu.journey.engine;

import static io.assidu.journey.engine.Given.MONDAY_NOON;
import static io.assidu.journey.engine.Given.due;
import static io.assidu.journey.engine.Given.event;
import static io.assidu.journey.engine.Given.person;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EngineTest {

  private static final UUID WALK = UUID.fromString("0193a000-0000-7000-8000-00000000000a");
  private static final Person ANNA = person(Map.of("firstName", "Anna"));

  private final Journey cart = Given.shipped("cart-abandonment");
  private final Journey keyed =
      Given.journey(
          "keyed",
          """
          { "name": "Keyed", "start": "shopping",
            "triggers": [{ "type": "event", "name": "Product Added", "where": "event.properties.value > 10" }],
            "entry": { "again": "never", "key": "event.properties.cart_id" },
            "goal": { "event": "Order Completed" },
            "steps": [
              { "id": "shopping", "type": "waitForEvent", "timeout": "PT1H", "onTimeout": "known",
                "branches": [{ "event": "Cart Viewed", "next": "end" }] },
              { "id": "known", "type": "condition", "if": "profile.traits.vip == true", "then": "end", "else": "remind" },
              { "id": "remind", "type": "message", "purpose": "marketing", "template": "cart-reminder",
                "parameters": { "cart": "event.properties.cart_id", "absent": "profile.traits.nothing" },
                "next": "end" },
              { "id": "end", "type": "exit" } ] }
          """);

  @Test
  void somebodyWhoLeavesACartIsRemindedAnHourAfterTheLastThingTheyPutIn() {
    Transition begun =
        begin(cart, event(1, "Product Added", Map.of("name", "Teapot"), MONDAY_NOON));
    assertThat(begun.effects()).isEmpty();
    assertThat(begun.instance().pending())
        .isEqualTo(new Pending(Pending.Kind.EVENT, MONDAY_NOON.plus(Duration.ofHours(1))));

    Instant later = MONDAY_NOON.plus(Duration.ofMinutes(30));
    Transition added =
        happens(cart, begun.instance(), event(2, "Product Added", Map.of("name", "Cup"), later));
    assertThat(due(added.instance())).isEqualTo(later.plus(Duration.ofHours(1)));

    Transition left = tick(cart, added.instance(), later.plus(Duration.ofHours(1)));
    assertThat(left.effects())
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.RequestContact.class,
            wanted -> {
              assertThat(wanted.step().template()).isEqualTo("cart-reminder");
              assertThat(wanted.parameters()).isEqualTo(Map.of("name", "Cup"));
            });
  }

  @Test
  void anOrderEndsTheWalkAndCallsOffTheReminderThatHasNotGoneOut() {
    Instance reminded = reminded();
    Transition bought = happens(cart, reminded, event(3, "Order Completed", Map.of(), MONDAY_NOON));
    assertThat(bought.instance().ending()).isEqualTo(Ending.GOAL);
    assertThat(bought.effects())
        .extracting(Effect::contactId)
        .containsExactlyElementsOf(reminded.openContacts());
  }

  @Test
  void aReminderThatWentOutIsNotCalledOff() {
    Instance reminded = reminded();
    UUID contact = reminded.openContacts().iterator().next();
    Instance sent = news(reminded, contact, "approved", true).instance();
    Transition bought = happens(cart, sent, event(3, "Order Completed", Map.of(), MONDAY_NOON));
    assertThat(bought.instance().ending()).isEqualTo(Ending.GOAL);
    assertThat(bought.effects()).isEmpty();
  }

  @Test
  void aDeferredMessageIsCalledOffEvenAfterTheWalkHasEnded() {
    Instance first = reminded();
    Instance last = tick(cart, first, due(first)).instance();
    assertThat(last.ending()).isEqualTo(Ending.EXIT);
    assertThat(last.openContacts()).hasSize(2);
    Transition bought = happens(cart, last, event(3, "Order Completed", Map.of(), MONDAY_NOON));
    assertThat(bought.effects()).hasSize(2).allMatch(Effect.CancelContact.class::isInstance);
    assertThat(bought.instance().ending()).isEqualTo(Ending.EXIT);
    assertThat(
            happens(cart, bought.instance(), event(4, "Order Completed", Map.of(), MONDAY_NOON))
                .moved())
        .isFalse();
  }

  @Test
  void aTimerThatComesTooEarlyChangesNothing() {
    Instance waiting = begin(cart, event(1, "Product Added", Map.of(), MONDAY_NOON)).instance();
    assertThat(tick(cart, waiting, MONDAY_NOON.plus(Duration.ofMinutes(59))).moved()).isFalse();
  }

  @Test
  void theEventThatBroughtAWalkWhereItStandsDoesNotMoveItTwice() {
    Happening added = event(1, "Product Added", Map.of(), MONDAY_NOON);
    assertThat(happens(cart, begin(cart, added).instance(), added).moved()).isFalse();
  }

  @Test
  void aTriggerMayAskMoreOfTheEvent() {
    assertThat(admitted(keyed, Map.of("value", 11, "cart_id", "c1")))
        .contains(new Engine.Admission("c1", true));
    assertThat(admitted(keyed, Map.of("value", 9, "cart_id", "c1"))).isEmpty();
    assertThat(admitted(keyed, Map.of("cart_id", "c1"))).isEmpty();
  }

  @Test
  void anEventWithoutTheKeyStartsNoKeyedJourney() {
    assertThat(admitted(keyed, Map.of("value", 11))).isEmpty();
  }

  @Test
  void anEventAboutAnotherCartDoesNotConcernAWalkAndOneAboutNoCartDoes() {
    Instance walk =
        begin(keyed, event(1, "Product Added", Map.of("cart_id", "c1"), MONDAY_NOON)).instance();
    assertThat(
            happens(keyed, walk, event(2, "Order Completed", Map.of("cart_id", "c2"), MONDAY_NOON))
                .moved())
        .isFalse();
    assertThat(
            happens(keyed, walk, event(3, "Order Completed", Map.of(), MONDAY_NOON))
                .instance()
                .ending())
        .isEqualTo(Ending.GOAL);
  }

  @Test
  void aConditionOnWhatIsNotKnownDoesNotHoldAndAnUnknownParameterIsLeftOut() {
    Instance walk =
        begin(keyed, event(1, "Product Added", Map.of("cart_id", "c1"), MONDAY_NOON)).instance();
    Transition left = tick(keyed, walk, due(walk));
    assertThat(left.effects())
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.RequestContact.class,
            wanted -> assertThat(wanted.parameters()).isEqualTo(Map.of("cart", "c1")));
    assertThat(left.notes()).extracting(Note::kind).contains(Note.Kind.BRANCHED);
  }

  @Test
  void stoppingCallsOffWhatHasNotGoneOut() {
    Instance reminded = reminded();
    Transition stopped =
        Engine.advance(
            cart, reminded, new Stimulus.Stop(Ending.ERASED, "Erased"), ANNA, MONDAY_NOON);
    assertThat(stopped.instance().running()).isFalse();
    assertThat(stopped.instance().event()).isNull();
    assertThat(stopped.effects()).hasSize(1);
  }

  @Test
  void everyLineOfHistoryThatAnEventLedToNamesTheEvent() {
    Happening added = event(1, "Product Added", Map.of(), MONDAY_NOON);
    assertThat(begin(cart, added).notes()).extracting(Note::causedBy).containsOnly(added.id());
  }

  private Instance reminded() {
    Instance waiting = begin(cart, event(1, "Product Added", Map.of(), MONDAY_NOON)).instance();
    Instance reminded = tick(cart, waiting, due(waiting)).instance();
    assertThat(reminded.openContacts()).hasSize(1);
    return reminded;
  }

  private static Transition begin(Journey journey, Happening event) {
    String key = String.valueOf(event.event().properties().getOrDefault("cart_id", ""));
    return Engine.start(journey, WALK, key, event, ANNA, MONDAY_NOON);
  }

  private static Optional<Engine.Admission> admitted(
      Journey journey, Map<String, Object> properties) {
    return Engine.admission(
        journey, event(1, "Product Added", properties, MONDAY_NOON), ANNA, MONDAY_NOON);
  }

  private static Transition happens(Journey journey, Instance instance, Happening event) {
    return Engine.advance(
        journey, instance, new Stimulus.Happened(event), ANNA, event.event().occurredAt());
  }

  private static Transition tick(Journey journey, Instance instance, Instant now) {
    return Engine.advance(journey, instance, new Stimulus.ClockTicked(), ANNA, now);
  }

  private Transition news(Instance instance, UUID contact, String word, boolean settled) {
    return Engine.advance(
        cart,
        instance,
        new Stimulus.ContactNews(contact, "remind", word, settled, Map.of(), new UUID(0, 99)),
        ANNA,
        MONDAY_NOON);
  }
}
