package io.assidu.journey.step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Waits until the person does one of several things, but not for ever.
 *
 * @param branches what is waited for; of several that match, the first counts
 * @param timeout how long
 * @param onTimeout where it goes when nothing of it happened
 */
public record WaitForEvent(String id, List<Branch> branches, Duration timeout, String onTimeout)
    implements Step {

  /**
   * @param event the event's name
   * @param where CEL over the event; null means any event of that name
   */
  public record Branch(String event, @Nullable String where, String next) {}

  @Override
  public List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      targets.add(new Target("/branches/" + i + "/next", branches.get(i).next()));
    }
    targets.add(new Target("/onTimeout", onTimeout));
    return targets;
  }

  @Override
  public List<Expression> expressions() {
    List<Expression> expressions = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      expressions.addAll(
          Expression.condition("/branches/" + i + "/where", branches.get(i).where()));
    }
    return expressions;
  }

  @Override
  public boolean holds() {
    return true;
  }
}
