package io.assidu.journey.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.assidu.journey.JourneyError;
import io.assidu.journey.document.DocumentCheck;
import io.assidu.journey.document.Finding;
import io.assidu.journey.document.JourneyDocument;
import io.assidu.journey.engine.Journey;
import io.assidu.journey.step.Expression;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.rules.Rule;
import io.assidu.platform.rules.RuleException;
import io.assidu.platform.rules.RuleLanguage;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Turns the JSON of a journey into one that can be walked, or says everything that is wrong with
 * it: first by the schema, then by {@link DocumentCheck} and the rule language.
 */
@ApplicationScoped
class DocumentReader {

  static final String SCHEMA = "schema/journey.schema.json";

  private final ObjectMapper json;
  private final RuleLanguage language;
  private final JsonSchema schema;

  DocumentReader(ObjectMapper json, RuleLanguage language) {
    this.json = json;
    this.language = language;
    this.schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                schemaText(),
                InputFormat.JSON,
                SchemaValidatorsConfig.builder().locale(Locale.ENGLISH).build());
  }

  static String schemaText() {
    try (InputStream in =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(SCHEMA)) {
      return new String(Objects.requireNonNull(in, SCHEMA).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a document.
   *
   * @throws ProblemException {@code invalid-journey}, with all findings
   */
  Journey read(String id, int version, JsonNode node) {
    refuse(
        schema.validate(node).stream()
            .map(DocumentReader::finding)
            .distinct()
            .sorted(Comparator.comparing(Finding::pointer))
            .toList());
    JourneyDocument document = map(node);
    Map<String, Rule> rules = new HashMap<>();
    List<Finding> findings = new ArrayList<>(DocumentCheck.check(document));
    for (Expression expression : document.expressions()) {
      compile(expression, rules, findings);
    }
    refuse(findings);
    return new Journey(id, version, document, rules);
  }

  /** Reads a document that was accepted before. */
  Journey read(String id, int version, String text) {
    return read(id, version, parse(text));
  }

  JsonNode parse(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored journey is not JSON", e);
    }
  }

  private JourneyDocument map(JsonNode node) {
    try {
      return json.treeToValue(node, JourneyDocument.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The schema let through what the model does not know", e);
    }
  }

  private void compile(Expression expression, Map<String, Rule> rules, List<Finding> findings) {
    try {
      rules.put(
          expression.cel(),
          switch (expression.kind()) {
            case CONDITION -> language.condition(expression.cel());
            case VALUE -> language.expression(expression.cel());
          });
    } catch (RuleException e) {
      findings.add(
          new Finding(expression.pointer(), "cel", "Column " + e.column() + ": " + e.getMessage()));
    }
  }

  private static Finding finding(ValidationMessage message) {
    String pointer = message.getInstanceLocation().toString();
    String property = message.getProperty();
    return switch (message.getType()) {
      case "additionalProperties" ->
          new Finding(pointer + "/" + property, "unknown-field", "There is no such field here");
      case "required" ->
          new Finding(pointer + "/" + property, "required", "This field must be given");
      default -> new Finding(pointer, message.getType(), message.getError());
    };
  }

  private static void refuse(List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    ProblemException problem =
        JourneyError.INVALID_JOURNEY.problem("The journey cannot be taken as it is; see errors.");
    findings.forEach(f -> problem.at(f.pointer(), f.rule(), f.detail()));
    throw problem;
  }
}
