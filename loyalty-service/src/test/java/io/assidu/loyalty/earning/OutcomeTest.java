package io.assidu.loyalty.earning;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.loyalty.program.CapPeriod;
import io.assidu.loyalty.program.CompiledEarning;
import io.assidu.loyalty.program.CompiledEarning.OrderRule;
import io.assidu.loyalty.program.EarningBasis;
import io.assidu.loyalty.program.EarningCap;
import io.assidu.loyalty.program.PointsRounding;
import io.assidu.loyalty.program.Stacking;
import io.assidu.platform.rules.RuleException;
import io.assidu.platform.rules.RuleLanguage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutcomeTest {

  private static final RuleLanguage LANGUAGE = new RuleLanguage();
  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

  @Test
  void rulesAddUpAndTheSumIsRoundedOnce() {
    Outcome outcome =
        outcome(
            Stacking.BEST,
            PointsRounding.DOWN,
            points("goods", "event.properties.basis * 0.5"),
            points("shoes", "event.properties.categories['shoes'] * 0.25"));
    // 99.90 × 0.5 = 49.95 and 40.20 × 0.25 = 10.05: 60 together, 59 if each were rounded
    assertThat(outcome.points()).isEqualTo(60);
    assertThat(outcome.rules().get("goods")).isEqualByComparingTo("49.95");
    assertThat(outcome.rules().get("shoes")).isEqualByComparingTo("10.05");
  }

  @Test
  void roundingIsThePrograms() {
    OrderRule half = points("half", "99.5");
    assertThat(outcome(Stacking.BEST, PointsRounding.DOWN, half).points()).isEqualTo(99);
    assertThat(outcome(Stacking.BEST, PointsRounding.HALF_UP, half).points()).isEqualTo(100);
    assertThat(outcome(Stacking.BEST, PointsRounding.UP, points("bit", "99.01")).points())
        .isEqualTo(100);
  }

  @Test
  void floatingPointLosesNoPoint() {
    assertThat(
            outcome(Stacking.BEST, PointsRounding.DOWN, points("cents", "0.29 * 100.0")).points())
        .isEqualTo(29);
  }

  @Test
  void multipliersStackAsTheProgramSays() {
    OrderRule base = points("goods", "100.0");
    OrderRule twofold = multiplier("gold", "2.0");
    OrderRule threefold = multiplier("week", "3.0");
    assertThat(outcome(Stacking.BEST, PointsRounding.DOWN, base, twofold, threefold).points())
        .isEqualTo(300);
    assertThat(outcome(Stacking.ADD, PointsRounding.DOWN, base, twofold, threefold).points())
        .isEqualTo(400);
    assertThat(outcome(Stacking.MULTIPLY, PointsRounding.DOWN, base, twofold, threefold).points())
        .isEqualTo(600);
    assertThat(
            outcome(Stacking.BEST, PointsRounding.DOWN, base, multiplier("less", "0.5")).points())
        .as("a multiplier never takes points away")
        .isEqualTo(100);
  }

  @Test
  void aCampaignRunsFromItsFirstInstantToBeforeItsLast() {
    OrderRule campaign = rule("black-friday", "50.0", null, NOW, NOW.plusSeconds(10), List.of());
    CompiledEarning earning = earning(Stacking.BEST, PointsRounding.DOWN, campaign);
    assertThat(at(earning, NOW.minusNanos(1_000)).points()).isZero();
    assertThat(at(earning, NOW).points()).isEqualTo(50);
    assertThat(at(earning, NOW.plusSeconds(10)).points()).isZero();
  }

  @Test
  void aCapLimitsTheRuleThatHasItAndNoOther() {
    OrderRule capped =
        rule("bonus", "80.0", null, null, null, List.of(new EarningCap(30, CapPeriod.EVENT)));
    Outcome outcome =
        Outcome.of(
            earning(Stacking.BEST, PointsRounding.DOWN, capped, points("goods", "100.0")),
            facts(),
            NOW,
            (rule, caps, points) ->
                caps.isEmpty() ? points : points.min(BigDecimal.valueOf(caps.getFirst().points())));
    assertThat(outcome.points()).isEqualTo(130);
  }

  @Test
  void whatTheFactsDoNotAnswerOrIsNoNumberGivesNothing() {
    Outcome outcome =
        outcome(
            Stacking.BEST,
            PointsRounding.DOWN,
            points("unknown", "event.properties.nothing * 2.0"),
            points("infinite", "1.0 / 0.0"),
            points("negative", "-5.0"));
    assertThat(outcome.points()).isZero();
    assertThat(outcome.refused()).isEqualTo("rules");
  }

  @Test
  void noFormulaGivesMoreThanAThousandMillion() {
    assertThat(outcome(Stacking.BEST, PointsRounding.DOWN, points("typo", "1e300")).points())
        .isEqualTo(1_000_000_000L);
  }

  private static Outcome outcome(Stacking stacking, PointsRounding rounding, OrderRule... rules) {
    return at(earning(stacking, rounding, rules), NOW);
  }

  private static Outcome at(CompiledEarning earning, Instant at) {
    return Outcome.of(earning, facts(), at, (rule, caps, points) -> points);
  }

  private static CompiledEarning earning(
      Stacking stacking, PointsRounding rounding, OrderRule... rules) {
    return new CompiledEarning(
        new EarningBasis(false, false, false), rounding, stacking, List.of(rules), List.of());
  }

  private static OrderRule points(String id, String formula) {
    return rule(id, formula, null, null, null, List.of());
  }

  private static OrderRule multiplier(String id, String formula) {
    return rule(id, null, formula, null, null, List.of());
  }

  private static OrderRule rule(
      String id,
      @Nullable String points,
      @Nullable String multiplier,
      @Nullable Instant from,
      @Nullable Instant until,
      List<EarningCap> caps) {
    try {
      return new OrderRule(
          id,
          LANGUAGE.condition("true"),
          points == null ? null : LANGUAGE.formula(points),
          multiplier == null ? null : LANGUAGE.formula(multiplier),
          from,
          until,
          caps);
    } catch (RuleException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Map<String, Object> facts() {
    return Map.of(
        "event",
        Map.of("properties", Map.of("basis", 99.90, "categories", Map.of("shoes", 40.20))));
  }
}
