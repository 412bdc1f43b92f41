package io.assidu.policy.pressure;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.policy.document.Scope;
import io.assidu.policy.evaluate.Ahead;
import io.assidu.policy.evaluate.Cap;
import io.assidu.policy.evaluate.SlotQuestion;
import io.assidu.policy.evaluate.Window;
import io.assidu.policy.evaluate.Window.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of {@code pressure.lua}, whose head describes them. Times and durations are in
 * milliseconds. What is alike must be written alike: Redis remembers what it made of a text.
 */
final class WireQuestion {

  /** Redis forgets a person whom nobody contacted for this long beyond the longest window. */
  private static final Duration MARGIN = Duration.ofDays(1);

  private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

  private WireQuestion() {}

  /**
   * @param revision names the last change of the slots, by the database
   * @param next names this change, if a slot is taken
   * @param slots the truth from the database; null to trust what Redis has
   */
  static List<String> of(
      SlotQuestion question,
      @Nullable UUID revision,
      UUID next,
      Duration horizon,
      @Nullable Map<UUID, Slot> slots) {
    ContactRequested contact = question.contact();
    List<String> arguments = new ArrayList<>(12 + question.channels().size());
    arguments.add(revision == null ? "" : revision.toString());
    arguments.add(next.toString());
    arguments.add(Long.toString(question.at().toEpochMilli()));
    arguments.add(Long.toString(horizon.toMillis()));
    arguments.add(Long.toString(horizon.plus(MARGIN).toMillis()));
    arguments.add(contact.contactId().toString());
    arguments.add(question.exempt() ? "1" : "");
    arguments.add(scopes(question.caps()));
    arguments.add(limits(question.caps()));
    arguments.add(question.ahead().isEmpty() ? "" : ahead(question.ahead()));
    arguments.add(slots == null ? "" : slots(slots));
    String journey = contact.journey() == null ? null : contact.journey().journeyId();
    for (Channel channel : question.channels()) {
      arguments.add(kind(channel.name(), contact.purpose().name(), contact.topic(), journey));
    }
    return arguments;
  }

  private static String scopes(List<Cap> caps) {
    StringBuilder json = new StringBuilder(128).append('[');
    for (Cap cap : caps) {
      Scope scope = cap.rule().appliesTo();
      json.append(json.length() == 1 ? "{\"channels\":" : ",{\"channels\":");
      names(json, scope.channels());
      json.append(",\"purposes\":");
      names(json, scope.purposes());
      json.append(",\"topics\":");
      texts(json, scope.topics());
      json.append(",\"journeys\":");
      texts(json, scope.journeys());
      json.append('}');
    }
    return json.append(']').toString();
  }

  private static String limits(List<Cap> caps) {
    StringBuilder json = new StringBuilder(64).append('[');
    for (Cap cap : caps) {
      json.append(json.length() == 1 ? "{\"limit\":" : ",{\"limit\":").append(cap.limit());
      json.append(",\"kept\":").append(cap.kept());
      switch (cap.window()) {
        case Window.Rolling(Duration length) ->
            json.append(",\"window\":").append(length.toMillis());
        case Window.Calendar(List<Span> spans) -> {
          json.append(",\"spans\":");
          spans(json, spans);
        }
      }
      json.append('}');
    }
    return json.append(']').toString();
  }

  private static void spans(StringBuilder json, List<Span> spans) {
    char before = '[';
    for (Span span : spans) {
      json.append(before).append('[').append(span.from().toEpochMilli());
      json.append(',').append(span.to().toEpochMilli()).append(']');
      before = ',';
    }
    json.append(']');
  }

  private static String ahead(List<Ahead> contacts) {
    StringBuilder json = new StringBuilder().append('[');
    contacts.forEach(one -> slot(json, one.contact().contactId(), Slot.of(one)));
    return json.append(']').toString();
  }

  private static String slots(Map<UUID, Slot> slots) {
    StringBuilder json = new StringBuilder().append('[');
    slots.forEach((contact, slot) -> slot(json, contact, slot));
    return json.append(']').toString();
  }

  private static void slot(StringBuilder json, UUID contact, Slot slot) {
    if (json.length() > 1) {
      json.append(',');
    }
    text(json, contact.toString());
    json.append(',').append(slot.at().toEpochMilli()).append(',');
    text(json, kind(slot.channel().name(), slot.purpose().name(), slot.topic(), slot.journey()));
  }

  private static String kind(
      String channel, String purpose, @Nullable String topic, @Nullable String journey) {
    StringBuilder json = new StringBuilder(64).append('[');
    name(json, channel);
    name(json.append(','), purpose);
    text(json.append(','), topic);
    text(json.append(','), journey);
    return json.append(']').toString();
  }

  private static void names(StringBuilder json, List<? extends Enum<?>> values) {
    json.append('[');
    for (int i = 0; i < values.size(); i++) {
      name(i == 0 ? json : json.append(','), values.get(i).name());
    }
    json.append(']');
  }

  private static void texts(StringBuilder json, List<String> values) {
    json.append('[');
    for (int i = 0; i < values.size(); i++) {
      text(i == 0 ? json : json.append(','), values.get(i));
    }
    json.append(']');
  }

  /** Of an enum, in which there is nothing to escape. */
  private static void name(StringBuilder json, String name) {
    json.append('"').append(name).append('"');
  }

  private static void text(StringBuilder json, @Nullable String text) {
    if (text == null) {
      json.append("null");
      return;
    }
    json.append('"');
    ENCODER.quoteAsString(text, json);
    json.append('"');
  }
}
