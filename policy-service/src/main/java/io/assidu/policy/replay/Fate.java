package io.assidu.policy.replay;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Verdict;
import io.assidu.policy.evaluate.Forgone;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a contact by the end of a period.
 *
 * @param verdict the last one; deferred means that it still waits
 * @param rule the rule that decided last
 * @param at when it was decided last
 * @param deferrals the rules that made it wait, one for each time
 */
record Fate(
    Verdict verdict, @Nullable Channel channel, String rule, Instant at, List<String> deferrals) {

  /** The timers of the real service are punctual, but not to the millisecond of a replay. */
  private static final Duration SAME_MOMENT = Duration.ofMinutes(1);

  boolean sent() {
    return verdict == Verdict.APPROVED;
  }

  /** What of the contact's value contact pressure has cost. */
  BigDecimal forgone(BigDecimal value) {
    return Objects.requireNonNullElse(Forgone.of(verdict, rule, value), BigDecimal.ZERO);
  }

  boolean sameChannel(Fate other) {
    return Objects.equals(channel, other.channel);
  }

  boolean sameMoment(Fate other) {
    return Duration.between(at, other.at).abs().compareTo(SAME_MOMENT) <= 0;
  }
}
