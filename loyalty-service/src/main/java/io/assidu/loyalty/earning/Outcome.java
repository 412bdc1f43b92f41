package io.assidu.loyalty.earning;

import io.assidu.loyalty.program.ProgramVersion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an order earned, and why.
 *
 * @param exact points before rounding down, to six digits
 * @param rules the points that each rule gave
 * @param qualifying what it counts towards tiers by the program's own formula
 * @param refused why it earned nothing, in a word
 */
record Outcome(
    BigDecimal exact,
    Map<String, BigDecimal> rules,
    BigDecimal qualifying,
    @Nullable String refused) {

  private static final int DIGITS = 6;

  static Outcome of(Earning.OrderEvent event, ProgramVersion program) {
    if (!event.order().currency().equals(program.program().currency())) {
      return new Outcome(BigDecimal.ZERO, Map.of(), BigDecimal.ZERO, "currency");
    }
    Map<String, Object> facts = event.facts();
    Map<String, BigDecimal> rules = program.points(facts);
    // CEL computes in binary floating point: 0.29 × 100 must not lose its last point to 28.999….
    BigDecimal exact =
        rules.values().stream()
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .setScale(DIGITS, RoundingMode.HALF_UP);
    return new Outcome(
        exact,
        rules,
        program.qualifying(facts),
        exact.compareTo(BigDecimal.ONE) < 0 ? "rules" : null);
  }

  long points() {
    return Earned.round(exact);
  }
}
