package io.assidu.loyalty.program;

import io.assidu.platform.rules.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a program version earns by, ready to be asked. */
public record CompiledEarning(
    EarningBasis basis,
    PointsRounding rounding,
    Stacking stacking,
    List<OrderRule> rules,
    List<Action> actions) {

  /** An {@link EarningRule}: exactly one of points and multiplier is there. */
  public record OrderRule(
      String id,
      Rule when,
      @Nullable Rule points,
      @Nullable Rule multiplier,
      @Nullable Instant from,
      @Nullable Instant until,
      List<EarningCap> caps) {

    public boolean runs(Instant at) {
      return isWithin(at, from, until);
    }
  }

  /** An {@link EarningAction}. */
  public record Action(
      EarningAction action,
      @Nullable Rule when,
      Rule points,
      @Nullable Rule beneficiary,
      List<EarningCap> caps) {

    public String id() {
      return action.id();
    }

    public boolean runs(Instant at) {
      return isWithin(at, action.from(), action.until());
    }
  }

  private static boolean isWithin(Instant at, @Nullable Instant from, @Nullable Instant until) {
    return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
  }

  /** Rules and actions whose caps look back at what they gave before. */
  public Set<String> remembered() {
    return Stream.concat(
            rules.stream().filter(rule -> looksBack(rule.caps())).map(OrderRule::id),
            actions.stream().filter(action -> looksBack(action.caps())).map(Action::id))
        .collect(Collectors.toSet());
  }

  private static boolean looksBack(List<EarningCap> caps) {
    return caps.stream().anyMatch(cap -> cap.per() != CapPeriod.EVENT);
  }

  /** The names of events that an action is about. */
  public Set<String> events() {
    return actions.stream().map(action -> action.action().event()).collect(Collectors.toSet());
  }
}
