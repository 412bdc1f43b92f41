package io.assidu.loyalty.program;

import io.assidu.platform.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks what a program says of transfers beyond its shape. */
final class TransferRules {

  private TransferRules() {}

  /** Adds a violation for each member that breaks a rule. */
  static void check(@Nullable TransferPolicy policy, ProblemException problem) {
    if (policy == null) {
      return;
    }
    Long most = policy.maximumPoints();
    if (most != null && most < policy.minimumPoints()) {
      problem.at("/transfers/maximumPoints", "min", "It is below minimumPoints.");
    }
    check("/transfers/sent/", policy.sent(), problem);
    check("/transfers/received/", policy.received(), problem);
  }

  private static void check(String field, List<TransferLimit> limits, ProblemException problem) {
    for (int i = 0; i < limits.size(); i++) {
      TransferLimit limit = limits.get(i);
      if (limit.points() == null && limit.times() == null) {
        problem.at(field + i, "any-of", "Limit points, times, or both.");
      }
      if (limit.per() == CapPeriod.EVENT) {
        problem.at(
            field + i + "/per", "period", "One transfer has minimumPoints and maximumPoints.");
      }
    }
  }
}
