package io.assidu.loyalty.standing;

import io.assidu.loyalty.program.TierLevel;
import io.assidu.loyalty.program.TierPolicy;
import io.assidu.loyalty.program.TierWindow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a member has to show for a tier. Where they stand follows from it and from nothing else:
 * no standing is carried forward, so what is refunded, merged or parted again later leaves no trace
 * of what it once had brought.
 *
 * @param enrolledAt when they became a member
 * @param earned in any order; what is later than the moment asked about is not seen
 */
public record Merits(TierPolicy policy, Instant enrolledAt, List<Qualifying> earned) {

  /** A month is not always as long as the same month back: days to be safe. */
  private static final int SLACK_DAYS = 5;

  public Merits {
    earned = earned.stream().sorted(Comparator.comparing(Qualifying::at)).toList();
  }

  /** Where the member stands at {@code now}. */
  public Standing standing(Instant now) {
    Walk walk = walk(now);
    List<TierLevel> levels = policy.levels();
    int level = walk.level();
    BigDecimal count = walk.count();
    @Nullable Instant periodEndsAt = walk.periodEndsAt();
    @Nullable TierLevel next = level + 1 < levels.size() ? levels.get(level + 1) : null;
    Walk.@Nullable Loss loss = walk.toLoss();
    return new Standing(
        levels.get(level).name(),
        Figures.plain(count),
        next == null ? null : next.name(),
        next == null
            ? BigDecimal.ZERO
            : Figures.plain(BigDecimal.valueOf(next.from()).subtract(count)),
        loss == null ? null : loss.at(),
        loss == null ? null : levels.get(walk.level()).name(),
        loss == null
            ? BigDecimal.ZERO
            : Figures.plain(BigDecimal.valueOf(levels.get(level).keep()).subtract(loss.counted())),
        loss == null ? null : loss.keepBy(),
        periodEndsAt);
  }

  /**
   * When what counts falls below {@code amount} unless more is earned; null where it is below it
   * already, or never will be.
   */
  public @Nullable Instant fallsBelow(BigDecimal amount, Instant now) {
    Walk walk = walk(now);
    if (walk.count().compareTo(amount) < 0) {
      return null;
    }
    while (walk.count().compareTo(amount) >= 0) {
      if (walk.next() == null) {
        return null;
      }
      walk.step();
    }
    return walk.now();
  }

  private Walk walk(Instant now) {
    List<Qualifying> seen = earned.stream().filter(one -> !one.at().isAfter(now)).toList();
    Walk walk =
        policy.span().kind() == TierWindow.Kind.ROLLING
            ? new RollingWalk(policy, seen, now)
            : new PeriodWalk(policy, enrolledAt, seen, now);
    walk.to(now);
    return walk;
  }

  /**
   * How far back anything can still bear on a standing at {@code now}.
   *
   * <p>A tier was last earned by what the window held then; since then it was lost once, or with a
   * soft landing once a level, each after a period and its grace. A tier that takes less to keep
   * than to reach can be kept for ever, so there is no end to it.
   */
  public static Instant since(TierPolicy policy, Instant now) {
    if (policy.levels().stream().anyMatch(level -> level.keep() < level.from())) {
      return Instant.EPOCH;
    }
    int falls = policy.softLanding() ? policy.levels().size() : 1;
    int periods = policy.span().kind() == TierWindow.Kind.ROLLING ? falls : falls + 1;
    return now.atZone(ZoneOffset.UTC)
        .minusMonths((long) periods * policy.span().length())
        .toInstant()
        .minus(Duration.ofDays((long) falls * policy.graceDays() + SLACK_DAYS));
  }
}
