package io.assidu.policy.pressure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.policy.document.Scope;
import io.assidu.policy.evaluate.SlotQuestion;
import io.assidu.policy.evaluate.Window;
import io.assidu.policy.evaluate.Window.Span;
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
 * @param ahead slots that scheduled contacts will need
 * @param exempt whether the slot is taken even where there is no room
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
    List<Slot.Wire> ahead,
    boolean exempt,
    @Nullable Map<UUID, Slot.Wire> slots) {

  /** Redis forgets a person whom nobody contacted for this long beyond the longest window. */
  private static final Duration MARGIN = Duration.ofDays(1);

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Contact(UUID id, String purpose, @Nullable String topic, @Nullable String journey) {}

  /**
   * @param window the length of a rolling window
   * @param spans calendar periods, each {@code [from, to)}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Cap(
      String id,
      int limit,
      int kept,
      @Nullable Long window,
      @Nullable List<List<Long>> spans,
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
        question.ahead().stream().map(one -> Slot.of(one).wire()).toList(),
        question.exempt(),
        slots == null
            ? null
            : slots.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, slot -> slot.getValue().wire())));
  }

  private static Cap cap(io.assidu.policy.evaluate.Cap cap) {
    Scope scope = cap.rule().appliesTo();
    return new Cap(
        cap.rule().id(),
        cap.limit(),
        cap.kept(),
        cap.window() instanceof Window.Rolling(Duration length) ? length.toMillis() : null,
        cap.window() instanceof Window.Calendar(List<Span> spans)
            ? spans.stream().map(WireQuestion::span).toList()
            : null,
        names(scope.channels()),
        names(scope.purposes()),
        scope.topics(),
        scope.journeys());
  }

  private static List<Long> span(Span span) {
    return List.of(span.from().toEpochMilli(), span.to().toEpochMilli());
  }

  private static List<String> names(List<? extends Enum<?>> values) {
    return values.stream().<String>map(Enum::name).toList();
  }
}
