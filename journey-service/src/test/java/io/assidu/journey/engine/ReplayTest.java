package io.assidu.journey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Histories recorded by earlier releases replay on this one: the same stimuli lead to the same
 * states, effects and ids, or people who are under way when we upgrade would get lost.
 *
 * <p>A new history is written without its {@code then} members; a run with {@code
 * -Dassidu.histories=record} adds them. A recorded one is never edited.
 */
class ReplayTest {

  private static final Path HISTORIES = Path.of("src/test/resources/histories");
  private static final boolean RECORD = "record".equals(System.getProperty("assidu.histories"));
  private static final UUID WALK = UUID.fromString("0193a000-0000-7000-8000-00000000000b");

  static Stream<Path> histories() throws IOException {
    try (Stream<Path> files = Files.list(HISTORIES)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("histories")
  void replays(Path file) throws IOException {
    ObjectNode history = (ObjectNode) Given.JSON.readTree(file.toFile());
    Journey journey = Given.journey("replayed", history.get("journey").toString());
    Person person =
        new Person(
            Given.SOMEBODY,
            history.path("profileVersion").asLong(),
            ZoneId.of(history.path("zone").asText()),
            Map.of("profile", map(history.get("profile"))));
    Instance instance = null;
    for (JsonNode line : history.withArray("story")) {
      Transition transition = replay(journey, person, instance, line);
      instance = transition.instance();
      JsonNode outcome = Given.JSON.readTree(outcome(transition).toString());
      if (RECORD && !line.has("then")) {
        ((ObjectNode) line).set("then", outcome);
      }
      assertThat(outcome).as(line.toString()).isEqualTo(line.get("then"));
    }
    if (RECORD) {
      Files.writeString(file, history.toPrettyString() + "\n");
    }
  }

  private static Transition replay(
      Journey journey, Person person, @Nullable Instance instance, JsonNode line) {
    Instant at = Instant.parse(line.get("at").asText());
    if (instance == null) {
      return start(journey, person, happening(line, at), at);
    }
    Stimulus stimulus =
        line.has("event")
            ? new Stimulus.Happened(happening(line, at))
            : line.has("news") ? news(line.get("news")) : new Stimulus.ClockTicked();
    return Engine.advance(journey, instance, stimulus, person, at);
  }

  private static Happening happening(JsonNode line, Instant at) {
    JsonNode event = line.get("event");
    return Given.event(
        event.get("number").asLong(),
        event.get("name").asText(),
        map(event.path("properties")),
        at);
  }

  private static Stimulus news(JsonNode news) {
    return new Stimulus.ContactNews(
        UUID.fromString(news.get("contactId").asText()),
        news.get("stepId").asText(),
        news.get("word").asText(),
        news.get("settled").asBoolean(),
        Map.of(),
        new UUID(3, 3));
  }

  private static Transition start(Journey journey, Person person, Happening event, Instant at) {
    Engine.Admission admission = Engine.admission(journey, event, person, at).orElseThrow();
    return Engine.start(journey, WALK, admission.key(), event, person, at);
  }

  private static ObjectNode outcome(Transition transition) {
    Instance instance = transition.instance();
    ObjectNode outcome = Given.JSON.createObjectNode();
    outcome.put("step", instance.stepId());
    if (instance.pending() != null) {
      outcome.put("waiting", instance.pending().kind().name());
      outcome.put("due", instance.pending().due().toString());
    }
    if (instance.ending() != null) {
      outcome.put("ending", instance.ending().name());
    }
    ArrayNode effects = outcome.putArray("effects");
    transition.effects().forEach(effect -> effects.add(tell(effect)));
    ArrayNode notes = outcome.putArray("notes");
    transition
        .notes()
        .forEach(note -> notes.add(note.kind() + " " + note.stepId() + ": " + note.why()));
    return outcome;
  }

  private static ObjectNode tell(Effect effect) {
    ObjectNode told = Given.JSON.createObjectNode().put("contactId", effect.contactId().toString());
    return switch (effect) {
      case Effect.RequestContact request -> {
        told.put("request", request.step().template());
        told.set("parameters", Given.JSON.valueToTree(request.parameters()));
        yield told.put("expiresAt", String.valueOf(request.expiresAt()));
      }
      case Effect.CancelContact cancel -> told.put("cancel", cancel.reason());
    };
  }

  private static Map<String, Object> map(JsonNode node) {
    return node.isMissingNode()
        ? Map.of()
        : Given.JSON.convertValue(node, new TypeReference<Map<String, Object>>() {});
  }
}
