package io.assidu.loyalty.standing;

import io.assidu.loyalty.program.TierPolicy;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was earned leaves the window one by one. */
final class RollingWalk extends Walk {

  private final int months;

  /** When each level's grace is over; null while it is kept. */
  private final @Nullable Instant[] lapses;

  /**
   * How long each level stays for who landed on it softly, whatever they earn: a period. It says
   * nothing of a level above that is earned again.
   */
  private final Instant[] landings;

  RollingWalk(TierPolicy policy, List<Qualifying> earned, Instant now) {
    super(
        policy,
        earned.stream()
            .flatMap(
                one ->
                    Stream.of(
                        new Change(one.at(), one.amount()),
                        new Change(later(one.at(), policy.span().length()), one.amount().negate())))
            .toList(),
        now);
    this.months = policy.span().length();
    this.lapses = new @Nullable Instant[policy.levels().size()];
    this.landings = new Instant[policy.levels().size()];
    Arrays.fill(landings, Instant.MIN);
  }

  @Override
  @Nullable Instant turn() {
    return null;
  }

  @Override
  void turned(Instant now) {}

  /**
   * Every level has a grace of its own: who loses a tier falls to the next that is kept, or whose
   * grace is not over yet, as if they had never been higher.
   */
  @Override
  void judge(Instant now) {
    for (int level = 0; level < lapses.length; level++) {
      if (keeps(level, count())) {
        lapses[level] = null;
      } else if (lapses[level] == null) {
        lapses[level] = now.plus(grace());
      }
    }
    fallAt(lapse());
    while (fallsNow()) {
      fall();
      if (isSoftLanding()) {
        landings[level()] = later(now, months).plus(grace());
      }
      fallAt(lapse());
    }
  }

  /** When the tier is lost as things stand; null while it is kept. */
  private @Nullable Instant lapse() {
    @Nullable Instant lapse = lapses[level()];
    return lapse == null ? null : later(lapse, landings[level()]);
  }

  @Override
  Loss loss(Instant at, boolean wasFalling) {
    return new Loss(at, at, count());
  }

  @Override
  @Nullable Instant periodEndsAt() {
    return null;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant later(Instant at, int months) {
    return at.atZone(ZoneOffset.UTC).plusMonths(months).toInstant();
  }
}
