package io.assidu.journey.document;

import io.assidu.journey.step.Message;
import io.assidu.journey.step.Split;
import io.assidu.journey.step.Step;
import io.assidu.journey.step.Target;
import io.assidu.journey.step.Wait;
import io.assidu.journey.step.WaitForEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What must be true of a journey beyond its form: steps that exist, steps that can be reached, no
 * loop without a wait, durations that make sense.
 */
public final class DocumentCheck {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(400);

  private final JourneyDocument document;
  private final Map<String, Integer> places = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private DocumentCheck(JourneyDocument document) {
    this.document = document;
  }

  /** All that is wrong with it, in the order of the document; empty when it may be published. */
  public static List<Finding> check(JourneyDocument document) {
    DocumentCheck check = new DocumentCheck(document);
    check.idsAreUnique();
    boolean complete = check.targetsExist();
    check.valuesMakeSense();
    if (complete && check.findings.isEmpty()) {
      Graph graph = new Graph(document);
      check.everythingIsReachable(graph);
      check.everyLoopWaits(graph);
    }
    return check.findings;
  }

  private void idsAreUnique() {
    for (int i = 0; i < document.steps().size(); i++) {
      String id = document.steps().get(i).id();
      Integer first = places.putIfAbsent(id, i);
      if (first != null) {
        found(i, "/id", "unique", "Step " + first + " has the id '" + id + "' already");
      }
    }
  }

  private boolean targetsExist() {
    boolean complete = true;
    if (!places.containsKey(document.start())) {
      findings.add(unknown("/start", document.start()));
      complete = false;
    }
    for (int i = 0; i < document.steps().size(); i++) {
      for (Target target : document.steps().get(i).targets()) {
        if (!places.containsKey(target.stepId())) {
          findings.add(unknown("/steps/" + i + target.pointer(), target.stepId()));
          complete = false;
        }
      }
    }
    return complete;
  }

  private static Finding unknown(String pointer, String stepId) {
    return new Finding(pointer, "known-step", "No step has the id '" + stepId + "'");
  }

  private void valuesMakeSense() {
    for (int i = 0; i < document.steps().size(); i++) {
      switch (document.steps().get(i)) {
        case Wait wait -> wait(i, wait);
        case WaitForEvent wait -> duration(i, "/timeout", wait.timeout());
        case Message message -> duration(i, "/expiresAfter", message.expiresAfter());
        case Split split -> shares(i, split);
        default -> {}
      }
    }
  }

  private void wait(int step, Wait wait) {
    if (wait.duration() == null && wait.until() == null) {
      found(step, "", "for-or-until", "A wait needs 'for', 'until' or both");
    }
    duration(step, "/for", wait.duration());
  }

  private void duration(int step, String pointer, @Nullable Duration duration) {
    if (duration == null) {
      return;
    }
    if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
      found(step, pointer, "range", duration + " is not between a second and 400 days");
    }
  }

  private void shares(int step, Split split) {
    int sum = split.branches().stream().mapToInt(Split.Branch::percent).sum();
    if (sum != 100) {
      found(step, "/branches", "sum", "The shares are " + sum + " percent together, not 100");
    }
  }

  private void everythingIsReachable(Graph graph) {
    for (Step step : document.steps()) {
      if (!graph.reachable().contains(step.id())) {
        found(at(step), "", "reachable", "No way leads to step '" + step.id() + "'");
      }
    }
  }

  private void everyLoopWaits(Graph graph) {
    List<Step> loop = graph.loopWithoutWait();
    if (!loop.isEmpty()) {
      Step first = loop.getFirst();
      String way = String.join(" → ", loop.stream().map(Step::id).toList());
      found(
          at(first),
          "",
          "loop-waits",
          "This loop never waits, so it would never end: " + way + " → " + first.id());
    }
  }

  private int at(Step step) {
    return document.steps().indexOf(step);
  }

  private void found(int step, String pointer, String rule, String detail) {
    findings.add(new Finding("/steps/" + step + pointer, rule, detail));
  }
}
