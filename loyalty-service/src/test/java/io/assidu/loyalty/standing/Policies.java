package io.assidu.loyalty.standing;

import io.assidu.loyalty.program.TierLevel;
import io.assidu.loyalty.program.TierPolicy;
import io.assidu.loyalty.program.TierWindow;
import io.assidu.loyalty.program.TierWindow.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tier policies to try: Silver, Gold from 2,000, Platinum from 5,000. */
final class Policies {

  private static final List<TierLevel> LEVELS =
      List.of(level("Silver", 0, null), level("Gold", 2_000, null), level("Platinum", 5_000, null));

  private Policies() {}

  static TierPolicy rolling(int months, int graceDays, boolean softLanding) {
    return of(new TierWindow(Kind.ROLLING, months, null), graceDays, softLanding, LEVELS);
  }

  static TierPolicy calendar(int startMonth, int graceDays, boolean softLanding) {
    return of(new TierWindow(Kind.CALENDAR, null, startMonth), graceDays, softLanding, LEVELS);
  }

  static TierPolicy anniversary() {
    return of(new TierWindow(Kind.ANNIVERSARY, null, null), 0, false, LEVELS);
  }

  static TierPolicy of(
      TierWindow window, int graceDays, boolean softLanding, List<TierLevel> levels) {
    return new TierPolicy(null, window, null, graceDays, softLanding, levels);
  }

  static TierLevel level(String name, long from, @Nullable Long retain) {
    return new TierLevel(name, from, retain, List.of());
  }
}
