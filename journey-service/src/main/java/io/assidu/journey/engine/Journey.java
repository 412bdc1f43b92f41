package io.assidu.journey.engine;

import io.assidu.journey.document.JourneyDocument;
import io.assidu.journey.step.Step;
import io.assidu.platform.rules.Rule;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A published journey version, ready to be walked: its document with every CEL text compiled. */
public final class Journey {

  private final String id;
  private final int version;
  private final JourneyDocument document;
  private final Map<String, Step> steps;
  private final Map<String, Rule> rules;

  /**
   * @param rules every CEL text of the document, by the text
   */
  public Journey(String id, int version, JourneyDocument document, Map<String, Rule> rules) {
    this.id = id;
    this.version = version;
    this.document = document;
    this.steps = document.steps().stream().collect(Collectors.toMap(Step::id, Function.identity()));
    this.rules = Map.copyOf(rules);
  }

  public String id() {
    return id;
  }

  public int version() {
    return version;
  }

  public JourneyDocument document() {
    return document;
  }

  Step step(String stepId) {
    return Objects.requireNonNull(steps.get(stepId), stepId);
  }

  Rule rule(String cel) {
    return Objects.requireNonNull(rules.get(cel), cel);
  }
}
