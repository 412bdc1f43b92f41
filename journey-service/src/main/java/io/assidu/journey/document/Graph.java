package io.assidu.journey.document;

import io.assidu.journey.step.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;

/** The steps of a document as a graph. Every target in it exists. */
final class Graph {

  private final JourneyDocument document;

  Graph(JourneyDocument document) {
    this.document = document;
  }

  /** The ids of the steps that some way from the start leads to. */
  Set<String> reachable() {
    Set<String> seen = new HashSet<>(Set.of(document.start()));
    Deque<String> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      for (Step next : after(document.step(open.pop()))) {
        if (seen.add(next.id())) {
          open.push(next.id());
        }
      }
    }
    return seen;
  }

  /** The steps of a loop in which no step holds the walk; empty when there is none. */
  List<Step> loopWithoutWait() {
    Set<Step> harmless = new HashSet<>();
    for (Step step : document.steps()) {
      List<Step> loop = loopFrom(step, new LinkedHashSet<>(), harmless);
      if (!loop.isEmpty()) {
        return loop;
      }
    }
    return List.of();
  }

  private List<Step> loopFrom(Step step, SequencedSet<Step> way, Set<Step> harmless) {
    if (step.holds() || harmless.contains(step)) {
      return List.of();
    }
    if (!way.add(step)) {
      List<Step> walked = new ArrayList<>(way);
      return walked.subList(walked.indexOf(step), walked.size());
    }
    for (Step next : after(step)) {
      List<Step> loop = loopFrom(next, way, harmless);
      if (!loop.isEmpty()) {
        return loop;
      }
    }
    way.remove(step);
    harmless.add(step);
    return List.of();
  }

  private List<Step> after(Step step) {
    return step.targets().stream().map(target -> document.step(target.stepId())).toList();
  }
}
