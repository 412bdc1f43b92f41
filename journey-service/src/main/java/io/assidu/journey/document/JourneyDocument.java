package io.assidu.journey.document;

import io.assidu.journey.step.Expression;
import io.assidu.journey.step.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A journey as its author writes it. Its form is {@code schema/journey.schema.json}; what a schema
 * cannot say, {@link DocumentCheck} does.
 *
 * @param name for people
 * @param triggers what starts it; of several that match, one start
 * @param entry how often the same person may walk it
 * @param goal what ends it at once wherever the person stands; null means nothing does
 * @param start the first step's id
 */
public record JourneyDocument(
    String name,
    @Nullable String description,
    List<Trigger> triggers,
    Entry entry,
    @Nullable Goal goal,
    String start,
    List<Step> steps) {

  @SuppressWarnings("NullAway") // what an author leaves out arrives as null, and ends here
  public JourneyDocument {
    triggers = List.copyOf(triggers);
    entry = entry == null ? Entry.AFTER_EXIT : entry;
    steps = List.copyOf(steps);
  }

  public Step step(String id) {
    return steps.stream()
        .filter(step -> step.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No step " + id));
  }

  /** Every CEL text in it, with the JSON pointer to where it stands. */
  public List<Expression> expressions() {
    List<Expression> all = new ArrayList<>();
    for (int i = 0; i < triggers.size(); i++) {
      String pointer = "/triggers/" + i;
      triggers.get(i).expressions().forEach(e -> all.add(e.under(pointer)));
    }
    entry.expressions().forEach(e -> all.add(e.under("/entry")));
    if (goal != null) {
      goal.expressions().forEach(e -> all.add(e.under("/goal")));
    }
    for (int i = 0; i < steps.size(); i++) {
      String pointer = "/steps/" + i;
      steps.get(i).expressions().forEach(e -> all.add(e.under(pointer)));
    }
    return all;
  }
}
