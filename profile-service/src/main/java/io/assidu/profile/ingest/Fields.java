package io.assidu.profile.ingest;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assidu.platform.problem.Violation;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object while it is read: each member is asked for with the type it must have, and what is
 * wrong is noted under its JSON pointer (RFC 6901) rather than thrown, so that a sender sees all of
 * it at once. Members that nobody asks for are ignored, as Segment's specification wants.
 */
final class Fields {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
  private static final int LONGEST_TEXT = 1024;

  private final JsonNode node;
  private final String pointer;
  private final List<Violation> violations;

  Fields(JsonNode node, String pointer, List<Violation> violations) {
    this.node = node;
    this.pointer = pointer;
    this.violations = violations;
    if (!node.isObject()) {
      violations.add(new Violation(pointer, "type", "This must be an object."));
    }
  }

  static Fields empty() {
    return new Fields(MAPPER.createObjectNode(), "", new ArrayList<>());
  }

  /** A string; an integer is read as its decimal text, for shops often number their customers. */
  Optional<String> text(String name) {
    JsonNode value = node.path(name);
    if (absent(value)) {
      return Optional.empty();
    }
    if (!value.isTextual() && !value.isIntegralNumber()) {
      refuse(name, "type", "This must be a string.");
      return Optional.empty();
    }
    String text = value.asText();
    if (text.length() > LONGEST_TEXT) {
      refuse(name, "maxLength", "At most " + LONGEST_TEXT + " characters.");
    }
    return Optional.of(text).filter(t -> !t.isBlank());
  }

  String required(String name) {
    Optional<String> text = text(name);
    if (text.isEmpty() && absent(node.path(name))) {
      refuse(name, "required", "This must be given.");
    }
    return text.orElse("");
  }

  /** An RFC 3339 time with its offset. */
  Optional<Instant> time(String name) {
    return text(name)
        .flatMap(
            text -> {
              try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
              } catch (DateTimeException notATime) {
                refuse(name, "dateTime", "This must be a time such as 2026-11-24T08:00:00.000Z.");
                return Optional.empty();
              }
            });
  }

  /** A number that is not negative. */
  Optional<BigDecimal> amount(String name) {
    JsonNode value = node.path(name);
    if (absent(value)) {
      return Optional.empty();
    }
    if (!value.isNumber() || value.decimalValue().signum() < 0) {
      refuse(name, "amount", "This must be a number of 0 or more.");
      return Optional.empty();
    }
    return Optional.of(value.decimalValue());
  }

  boolean isList(String name) {
    return node.path(name).isArray();
  }

  /** The object of this name; an empty one when there is none. */
  Fields object(String name) {
    JsonNode value = node.path(name);
    return new Fields(
        absent(value) ? MAPPER.createObjectNode() : value, pointer + "/" + name, violations);
  }

  List<Fields> list(String name) {
    JsonNode value = node.path(name);
    if (absent(value)) {
      return List.of();
    }
    if (!value.isArray()) {
      refuse(name, "type", "This must be a list.");
      return List.of();
    }
    List<Fields> items = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      items.add(new Fields(value.get(i), pointer + "/" + name + "/" + i, violations));
    }
    return items;
  }

  Map<String, Object> map() {
    return node.isObject() ? MAPPER.convertValue(node, MAP) : Map.of();
  }

  JsonNode json() {
    return node;
  }

  /** Notes what is wrong with a member. */
  void refuse(String name, String rule, String detail) {
    String field = name.isEmpty() ? pointer : pointer + "/" + name;
    violations.add(new Violation(field, rule, detail));
  }

  private static boolean absent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }
}
