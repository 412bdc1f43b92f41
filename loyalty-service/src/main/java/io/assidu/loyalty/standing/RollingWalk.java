package io.assidu.loyalty.standing;

import io.assidu.loyalty.program.TierPolicy;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was earned leaves the window one by one. */
final class RollingWalk extends Walk {

  private final int months;

  /** After a soft landing nothing more is lost for a period. */
  private Instant landed = Instant.MIN;

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
  }

  @Override
  @Nullable Instant turn() {
    return null;
  }

  @Override
  void turned(Instant now) {}

  @Override
  void judge(Instant now) {
    if (keeps(count())) {
      stay();
    } else if (!isFalling()) {
      fallAt(later(now.plus(grace()), landed));
    }
    while (fallsNow()) {
      fall(count());
      landed = isSoftLanding() ? later(now, months).plus(grace()) : landed;
      if (!keeps(count())) {
        fallAt(landed);
      }
    }
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
