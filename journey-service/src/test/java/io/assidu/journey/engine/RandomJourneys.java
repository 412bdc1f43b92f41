package io.assidu.journey.engine;

import io.assidu.contracts.contact.Purpose;
import io.assidu.journey.document.DocumentCheck;
import io.assidu.journey.document.Entry;
import io.assidu.journey.document.Finding;
import io.assidu.journey.document.Goal;
import io.assidu.journey.document.JourneyDocument;
import io.assidu.journey.document.Trigger;
import io.assidu.journey.step.Condition;
import io.assidu.journey.step.Exit;
import io.assidu.journey.step.Message;
import io.assidu.journey.step.Split;
import io.assidu.journey.step.Step;
import io.assidu.journey.step.Wait;
import io.assidu.journey.step.WaitForEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes up journeys that may be published: random graphs, repaired until nothing is wrong. */
final class RandomJourneys {

  private RandomJourneys() {}

  static Journey next(Random random) {
    int size = 2 + random.nextInt(10);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < size - 1; i++) {
      steps.add(step(random, "s" + i, size));
    }
    steps.add(new Exit("s" + (size - 1)));
    JourneyDocument document = document(steps);
    List<Finding> findings = DocumentCheck.check(document);
    while (!findings.isEmpty()) {
      document = repair(document, findings.getFirst());
      findings = DocumentCheck.check(document);
    }
    return Given.journey("random", document);
  }

  private static Step step(Random random, String id, int size) {
    return switch (random.nextInt(5)) {
      case 0 -> new Wait(id, Duration.ofMinutes(1 + random.nextInt(120)), null, any(random, size));
      case 1 ->
          new WaitForEvent(
              id,
              List.of(
                  new WaitForEvent.Branch("A", "event.properties.n > 3", any(random, size)),
                  new WaitForEvent.Branch("B", null, any(random, size))),
              Duration.ofMinutes(1 + random.nextInt(120)),
              any(random, size));
      case 2 -> new Condition(id, "event.properties.n > 5", any(random, size), any(random, size));
      case 3 ->
          new Split(
              id,
              List.of(
                  new Split.Branch(50, any(random, size)),
                  new Split.Branch(50, any(random, size))));
      default ->
          new Message(
              id, Purpose.MARKETING, null, "t", List.of(), 50, null, Map.of(), any(random, size));
    };
  }

  private static String any(Random random, int size) {
    return "s" + random.nextInt(size);
  }

  /**
   * An unreachable step goes, and what led to it with it; a loop that does not wait gets a wait.
   */
  private static JourneyDocument repair(JourneyDocument document, Finding finding) {
    List<Step> steps = new ArrayList<>(document.steps());
    int at = Integer.parseInt(finding.pointer().split("/", -1)[2]);
    Step broken = steps.get(at);
    switch (finding.rule()) {
      case "reachable", "known-step" -> steps.remove(at);
      case "loop-waits" ->
          steps.set(
              at,
              new Wait(
                  broken.id(), Duration.ofHours(1), null, broken.targets().getFirst().stepId()));
      default -> throw new AssertionError(finding);
    }
    return document(steps);
  }

  private static JourneyDocument document(List<Step> steps) {
    return new JourneyDocument(
        "Random",
        null,
        List.of(new Trigger.OnEvent("Go", null)),
        new Entry(Entry.Again.NEVER, null),
        new Goal("Goal", "event.properties.n > 0"),
        "s0",
        steps);
  }
}
