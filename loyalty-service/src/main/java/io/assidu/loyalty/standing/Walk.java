package io.assidu.loyalty.standing;

import io.assidu.loyalty.program.TierLevel;
import io.assidu.loyalty.program.TierPolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member's way through the tiers, from one moment at which something happens to the next: first
 * to the moment that is asked about, and then on as it will go if nothing more is earned.
 */
abstract sealed class Walk permits RollingWalk, PeriodWalk {

  /** What counts grows or shrinks. */
  record Change(Instant at, BigDecimal amount) {}

  /**
   * A tier is lost.
   *
   * @param keepBy the moment before which more must be earned to keep it
   * @param counted what there is of it
   */
  record Loss(Instant at, Instant keepBy, BigDecimal counted) {}

  private final List<TierLevel> levels;
  private final boolean softLanding;
  private final Duration grace;
  private final List<Change> changes;
  private int seen;
  private Instant now;
  private BigDecimal count = BigDecimal.ZERO;
  private int level;
  private @Nullable Instant fallsAt;

  Walk(TierPolicy policy, List<Change> changes, Instant now) {
    this.levels = policy.levels();
    this.softLanding = policy.softLanding();
    this.grace = Duration.ofDays(policy.graceDays());
    this.changes = new ArrayList<>(changes);
    this.changes.sort(Comparator.comparing(Change::at));
    this.now = now;
  }

  /** A moment of the window's own at which something happens, null if it has none. */
  abstract @Nullable Instant turn();

  /** It is {@code now}, before what is earned at this very moment counts. */
  abstract void turned(Instant now);

  /** Whether the tier stays: called once what counts has changed. */
  abstract void judge(Instant now);

  /**
   * The loss of the tier that the walk has come to.
   *
   * @param wasFalling whether it was in its grace before
   */
  abstract Loss loss(Instant at, boolean wasFalling);

  /** When all counts anew from 0. */
  abstract @Nullable Instant periodEndsAt();

  /** The next moment at which anything happens by itself. */
  final @Nullable Instant next() {
    @Nullable Instant next = earlier(turn(), fallsAt);
    return seen < changes.size() ? earlier(next, changes.get(seen).at()) : next;
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  /** Goes to the next moment. */
  final void step() {
    @Nullable Instant next = next();
    if (next == null) {
      throw new IllegalStateException("nothing happens any more");
    }
    now = next;
    turned(now);
    while (seen < changes.size() && !changes.get(seen).at().isAfter(now)) {
      count = count.add(changes.get(seen).amount());
      seen++;
    }
    while (level + 1 < levels.size() && reaches(levels.get(level + 1).from(), count())) {
      level++;
    }
    judge(now);
  }

  /** Goes to {@code then}. */
  final void to(Instant then) {
    for (Instant next = next(); next != null && !next.isAfter(then); next = next()) {
      step();
    }
  }

  /** Goes on until the tier is lost; null if it never is. */
  final @Nullable Loss toLoss() {
    int held = level;
    if (levels.get(held).keep() == 0) {
      return null;
    }
    boolean falling = isFalling();
    while (level >= held) {
      step();
    }
    return loss(now, falling);
  }

  /** The last moment at which something happened. */
  final Instant now() {
    return now;
  }

  /** What counts, never below 0. */
  final BigDecimal count() {
    return count.max(BigDecimal.ZERO);
  }

  final void countAnew() {
    count = BigDecimal.ZERO;
  }

  /** The place of the tier among the levels. */
  final int level() {
    return level;
  }

  /** Whether {@code amount} keeps a level. */
  final boolean keeps(int at, BigDecimal amount) {
    return reaches(levels.get(at).keep(), amount);
  }

  final boolean isSoftLanding() {
    return softLanding;
  }

  /** How long a tier stays after it would be lost. */
  final Duration grace() {
    return grace;
  }

  final boolean isFalling() {
    return fallsAt != null;
  }

  final boolean fallsNow() {
    return fallsAt != null && !fallsAt.isAfter(now);
  }

  /** The tier will be lost {@code then}, or stays for the time being. */
  final void fallAt(@Nullable Instant then) {
    fallsAt = then;
  }

  /** Takes the tier away: one level down. */
  final void fall() {
    level--;
  }

  private static boolean reaches(long threshold, BigDecimal amount) {
    return amount.compareTo(BigDecimal.valueOf(threshold)) >= 0;
  }
}
