package io.assidu.journey.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.assidu.contracts.profile.CustomerEvent;
import io.assidu.contracts.profile.EventContext;
import io.assidu.contracts.rules.Vocabulary;
import io.assidu.journey.document.JourneyDocument;
import io.assidu.journey.step.Expression;
import io.assidu.platform.rules.Rule;
import io.assidu.platform.rules.RuleException;
import io.assidu.platform.rules.RuleLanguage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Journeys, people and events for tests of the engine. */
final class Given {

  static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  static final RuleLanguage LANGUAGE = new RuleLanguage(Vocabulary.variables());
  static final UUID SOMEBODY = UUID.fromString("0193a000-0000-7000-8000-000000000001");
  static final Instant MONDAY_NOON = Instant.parse("2026-11-23T11:00:00Z");

  private Given() {}

  /** One of the shipped journeys. */
  static Journey shipped(String id) {
    return journey(id, resource("journeys/" + id + ".json"));
  }

  static Journey journey(String id, String document) {
    try {
      return journey(id, JSON.readValue(document, JourneyDocument.class));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static Journey journey(String id, JourneyDocument document) {
    Map<String, Rule> rules = new HashMap<>();
    for (Expression expression : document.expressions()) {
      try {
        rules.put(expression.cel(), LANGUAGE.expression(expression.cel()));
      } catch (RuleException e) {
        throw new IllegalArgumentException(e);
      }
    }
    return new Journey(id, 1, document, rules);
  }

  static Person person(Map<String, Object> traits) {
    return new Person(
        SOMEBODY, 7, ZoneId.of("Europe/Paris"), Map.of("profile", Map.of("traits", traits)));
  }

  static Happening event(long number, String name, Map<String, Object> properties, Instant at) {
    return Happening.of(
        new CustomerEvent(
            new UUID(0, number),
            SOMEBODY,
            7,
            "shop",
            "track",
            name,
            properties,
            null,
            EventContext.none(),
            at,
            at));
  }

  /** When the patience of an instance that runs ends. */
  static Instant due(Instance instance) {
    return Objects.requireNonNull(instance.pending()).due();
  }

  static String resource(String name) {
    try (InputStream in = Given.class.getClassLoader().getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
