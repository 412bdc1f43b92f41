package io.assidu.loyalty.standing;

import io.assidu.loyalty.program.TierLevel;
import io.assidu.loyalty.program.TierPolicy;
import io.assidu.loyalty.program.TierWindow.Kind;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A standing as somebody would find it who opens the file every midnight, adds up what counts and
 * moves the member: slow, and with no idea in common with the walk but the rules.
 */
final class DayByDay {

  private final TierPolicy policy;
  private final LocalDate enrolled;
  private final List<Qualifying> earned;
  private int level;
  private @Nullable LocalDate lossDue;
  private final LocalDate[] landed;
  private final int[] daysBelow;
  private long lastYear;

  DayByDay(TierPolicy policy, LocalDate enrolled, List<Qualifying> earned) {
    this.policy = policy;
    this.enrolled = enrolled;
    this.earned = earned;
    this.daysBelow = new int[policy.levels().size()];
    this.landed = new LocalDate[policy.levels().size()];
    Arrays.fill(landed, LocalDate.MIN);
  }

  /** The tier on the morning of {@code day}, for someone who began before {@code first}. */
  String tier(LocalDate first, LocalDate day) {
    for (LocalDate today = first; !today.isAfter(day); today = today.plusDays(1)) {
      if (policy.span().kind() == Kind.ROLLING) {
        rolling(today);
      } else {
        yearly(today);
      }
    }
    return policy.levels().get(level).name();
  }

  /** Counts for each level the days on end on which it was not kept. */
  private void rolling(LocalDate today) {
    long counts = sum(today, fact -> fact.plusMonths(policy.span().length()).isAfter(today));
    level = Math.max(level, reached(counts));
    for (int i = 0; i < daysBelow.length; i++) {
      daysBelow[i] = counts >= keep(i) ? 0 : daysBelow[i] + 1;
    }
    while (daysBelow[level] > policy.graceDays() && !today.isBefore(landed[level])) {
      level--;
      if (policy.softLanding()) {
        landed[level] = today.plusMonths(policy.span().length()).plusDays(policy.graceDays());
      }
    }
  }

  private void yearly(LocalDate today) {
    LocalDate begin = begin(today);
    boolean newYear = begin.equals(today);
    if (newYear) {
      LocalDate before = begin(today.minusDays(1));
      lastYear = sum(today, fact -> !fact.isBefore(before) && fact.isBefore(today));
    }
    long counts = sum(today, fact -> !fact.isBefore(begin));
    level = Math.max(level, reached(counts));
    if (counts >= keep(level)) {
      lossDue = null;
    } else if (newYear) {
      lossDue = lastYear >= keep(level) ? null : today.plusDays(policy.graceDays());
    }
    if (lossDue != null && !lossDue.isAfter(today)) {
      fall(Math.max(lastYear, counts));
      lossDue = null;
    }
  }

  private LocalDate begin(LocalDate today) {
    LocalDate anchor =
        policy.span().kind() == Kind.ANNIVERSARY
            ? enrolled
            : LocalDate.of(enrolled.getYear(), policy.span().firstMonth(), 1);
    int years = today.getYear() - anchor.getYear();
    LocalDate thisYears = anchor.plusYears(years);
    return thisYears.isAfter(today) ? anchor.plusYears(years - 1L) : thisYears;
  }

  private void fall(long shown) {
    int below = level - 1;
    if (!policy.softLanding()) {
      while (shown < keep(below)) {
        below--;
      }
    }
    level = below;
  }

  private long sum(LocalDate today, Predicate<LocalDate> counts) {
    return earned.stream()
        .filter(fact -> !day(fact).isAfter(today) && counts.test(day(fact)))
        .mapToLong(fact -> fact.amount().longValueExact())
        .sum();
  }

  private int reached(long counts) {
    int reached = 0;
    for (int i = 0; i < policy.levels().size(); i++) {
      TierLevel candidate = policy.levels().get(i);
      if (candidate.from() <= counts) {
        reached = i;
      }
    }
    return reached;
  }

  private long keep(int at) {
    return policy.levels().get(at).keep();
  }

  private static LocalDate day(Qualifying fact) {
    return fact.at().atZone(ZoneOffset.UTC).toLocalDate();
  }
}
