package io.assidu.policy.pressure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.policy.document.CapRule;
import io.assidu.policy.document.Scope;
import io.assidu.policy.evaluate.SlotQuestion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code pressure.lua} reads. Times and durations are in milliseconds.
 *
 * @param revision names the last change of the slots, by the database
 * @param next names this change, if a slot is taken
 * @param slots the truth from the database; null to trust what Redis has
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WireQuestion(
    @Nullable UUID revision,
    UUID next,
    long at,
    long horizon,
    long ttl,
    Contact contact,
    List<String> channels,
    List<Cap> caps,
    @Nullable Map<UUID, Slot.Wire> slots) {

  /** Redis forgets a person whom nobody contacted for this long beyond the longest window. */
  private static final Duration MARGIN = Duration.ofDays(1);

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Contact(UUID id, String purpose, @Nullable String topic, @Nullable String journey) {}

  record Cap(
      String id,
      int limit,
      long window,
      List<String> channels,
      List<String> purposes,
      List<String> topics,
      List<String> journeys) {}

  static WireQuestion of(
      SlotQuestion question,
      @Nullable UUID revision,
      UUID next,
      Duration horizon,
      @Nullable Map<UUID, Slot> slots) {
    ContactRequested contact = question.contact();
    return new WireQuestion(
        revision,
        next,
        question.at().toEpochMilli(),
        horizon.toMillis(),
        horizon.plus(MARGIN).toMillis(),
        new Contact(
            contact.contactId(),
            contact.purpose().name(),
            contact.topic(),
            contact.journey() == null ? null : contact.journey().journeyId()),
        names(question.channels()),
        question.caps().stream().map(WireQuestion::cap).toList(),
        slots == null
            ? null
            : slots.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, slot -> slot.getValue().wire())));
  }

  private static Cap cap(CapRule rule) {
    Scope scope = rule.appliesTo();
    return new Cap(
        rule.id(),
        rule.limit(),
        rule.window().rolling().toMillis(),
        names(scope.channels()),
        names(scope.purposes()),
        scope.topics(),
        scope.journeys());
  }

  private static List<String> names(List<? extends Enum<?>> values) {
    return values.stream().<String>map(Enum::name).toList();
  }
}
