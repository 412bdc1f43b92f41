package io.assidu.loyalty.transfer;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.program.TransferLimit;
import io.assidu.loyalty.program.TransferPolicy;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.problem.ProblemException;
import java.util.List;
import java.util.Locale;

/** How many points a program lets members pass on. */
final class Limits {

  private Limits() {}

  /** Of one transfer. */
  static void checkSize(TransferPolicy policy, long points) {
    if (points < policy.minimumPoints()) {
      throw PlatformError.INVALID_REQUEST.problem(
          "/points", "min", "At least " + policy.minimumPoints() + " at once.");
    }
    Long most = policy.maximumPoints();
    if (most != null && points > most) {
      throw PlatformError.INVALID_REQUEST.problem(
          "/points", "max", "At most " + most + " at once.");
    }
  }

  /**
   * Of a sender's transfers in each period.
   *
   * @param before what was passed on, limit by limit
   */
  static void checkSent(List<TransferLimit> limits, List<TransferStore.Moved> before, long points) {
    for (int i = 0; i < limits.size(); i++) {
      TransferLimit limit = limits.get(i);
      if (exceeds(limit, before.get(i), points)) {
        throw reached(limit, "/points", "sent", "The member can pass on");
      }
    }
  }

  /**
   * Of a receiver's, about whom the sender is told no more than the rule.
   *
   * @param field of the request, which names the receiver
   */
  static void checkReceived(
      List<TransferLimit> limits, List<TransferStore.Moved> before, long points, String field) {
    for (int i = 0; i < limits.size(); i++) {
      TransferLimit limit = limits.get(i);
      if (exceeds(limit, before.get(i), points)) {
        throw reached(limit, field, "received", "A member can get");
      }
    }
  }

  static boolean exceeds(TransferLimit limit, TransferStore.Moved before, long points) {
    Long most = limit.points();
    Integer times = limit.times();
    return (most != null && points > most - before.points())
        || (times != null && before.times() >= times);
  }

  private static ProblemException reached(
      TransferLimit limit, String field, String rule, String whoCan) {
    return LoyaltyError.TRANSFER_LIMIT_REACHED.problem(
        field, rule, whoCan + " " + text(limit) + ".");
  }

  private static String text(TransferLimit limit) {
    String points = limit.points() == null ? "" : limit.points() + " points ";
    String times = limit.times() == null ? "" : limit.times() + " times ";
    return "at most " + points + times + "per " + limit.per().name().toLowerCase(Locale.ROOT);
  }
}
