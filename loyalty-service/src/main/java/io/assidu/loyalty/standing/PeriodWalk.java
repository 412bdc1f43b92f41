package io.assidu.loyalty.standing;

import io.assidu.loyalty.program.TierPolicy;
import io.assidu.loyalty.program.TierWindow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All counts anew from 0 every year. A tier reached in a year lasts to the end of the next, and on
 * if that year's merits keep it; what is earned in the grace of a year that did not keep it can
 * keep it too.
 */
final class PeriodWalk extends Walk {

  /** One of the moments at which years begin. */
  private final ZonedDateTime anchor;

  private int years;
  private BigDecimal lastYear = BigDecimal.ZERO;
  private boolean ended;

  PeriodWalk(TierPolicy policy, Instant enrolledAt, List<Qualifying> earned, Instant now) {
    super(policy, earned.stream().map(one -> new Change(one.at(), one.amount())).toList(), now);
    this.anchor = anchor(policy.span(), enrolledAt);
    Instant first = earned.isEmpty() ? now : earned.getFirst().at();
    years = first.atZone(ZoneOffset.UTC).getYear() - anchor.getYear() - 1;
    while (!turn().isAfter(first)) {
      years++;
    }
  }

  private static ZonedDateTime anchor(TierWindow window, Instant enrolledAt) {
    LocalDate enrolled = LocalDate.ofInstant(enrolledAt, ZoneOffset.UTC);
    LocalDate begin =
        window.kind() == TierWindow.Kind.ANNIVERSARY
            ? enrolled
            : LocalDate.of(enrolled.getYear(), window.firstMonth(), 1);
    return begin.atStartOfDay(ZoneOffset.UTC);
  }

  /** The end of the year that it is: counted from the anchor, so that a 29 February comes back. */
  @Override
  Instant turn() {
    return anchor.plusYears(years + 1L).toInstant();
  }

  @Override
  void turned(Instant now) {
    ended = !turn().isAfter(now);
    if (ended) {
      lastYear = count();
      countAnew();
      years++;
    }
  }

  @Override
  void judge(Instant now) {
    if (keeps(level(), count()) || (ended && keeps(level(), lastYear))) {
      fallAt(null);
    } else if (ended) {
      fallAt(now.plus(grace()));
    }
    if (fallsNow()) {
      fallAt(null);
      do {
        fall();
      } while (!isSoftLanding() && !keeps(level(), lastYear.max(count())));
    }
  }

  /** A year that is over cannot be mended, but for what is earned in its grace. */
  @Override
  Loss loss(Instant at, boolean wasFalling) {
    return wasFalling ? new Loss(at, at, count()) : new Loss(at, at.minus(grace()), lastYear);
  }

  @Override
  @Nullable Instant periodEndsAt() {
    return turn();
  }
}
