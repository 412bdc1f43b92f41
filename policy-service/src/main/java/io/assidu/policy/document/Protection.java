package io.assidu.policy.document;

import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many of a cap's places are kept for the classes above a contact's own: one of the two.
 *
 * @param fixed by class, how many are kept for it <em>and those above it</em>; a class that is not
 *     named has what the one above has. The last class has nobody to be protected from
 * @param computed from observed demand
 */
public record Protection(
    @Nullable Map<String, Integer> fixed, @Valid @Nullable ObservedDemand computed) {

  /**
   * The fixed levels, nested: one for each class but the last, never less than the one before.
   * Empty when they are computed.
   */
  public List<Integer> levels(Arbitration arbitration) {
    List<Integer> levels = new ArrayList<>();
    if (fixed != null) {
      int kept = 0;
      for (PriorityClass above :
          arbitration.classes().subList(0, arbitration.classes().size() - 1)) {
        kept = Math.max(kept, fixed.getOrDefault(above.id(), 0));
        levels.add(kept);
      }
    }
    return levels;
  }

  boolean namesOne() {
    return (fixed == null) != (computed == null);
  }
}
