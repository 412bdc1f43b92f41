package io.assidu.policy.document;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;

/**
 * Who comes first when places are few.
 *
 * @param classes of contacts, the highest first; together they cover every priority
 * @param lookAhead whether a contact yields to one of a higher class that is scheduled already, if
 *     both together would be more than a cap allows
 */
public record Arbitration(@NotEmpty List<@Valid PriorityClass> classes, boolean lookAhead) {

  public Arbitration {
    classes = Lists.orEmpty(classes);
  }

  /** The place of a contact's class in the order: 0 is the highest. */
  public int rank(int priority) {
    int rank = 0;
    while (rank < classes.size() - 1 && priority < classes.get(rank).minPriority()) {
      rank++;
    }
    return rank;
  }
}
