package io.assidu.loyalty.tier;

import io.assidu.loyalty.program.Program;
import io.assidu.loyalty.program.TierWindow;
import io.assidu.loyalty.standing.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;

/** What counted for a tier, in words. */
final class Reasons {

  private Reasons() {}

  /** Such as "2000 points in 12 months" or "1300.4 EUR in the year from 2026-04-01". */
  static String of(Program program, Standing standing) {
    String unit =
        switch (program.tiers().metric()) {
          case POINTS -> "points";
          case SPEND -> program.currency();
          case ORDERS -> "orders";
          case FORMULA -> "by formula";
        };
    return standing.qualifying().toPlainString() + " " + unit + " in " + window(program, standing);
  }

  private static String window(Program program, Standing standing) {
    TierWindow window = program.tiers().span();
    if (window.kind() == TierWindow.Kind.ROLLING) {
      return window.length() + " months";
    }
    Instant end = Objects.requireNonNull(standing.periodEndsAt());
    return "the year from " + LocalDate.ofInstant(end, ZoneOffset.UTC).minusYears(1);
  }
}
