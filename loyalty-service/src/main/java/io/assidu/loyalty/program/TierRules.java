package io.assidu.loyalty.program;

import io.assidu.platform.problem.ProblemException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what a program says of tiers and alerts beyond its shape. */
final class TierRules {

  private TierRules() {}

  /** Adds a violation for each member that breaks a rule. */
  static void check(Program program, ProblemException problem) {
    checkWindow(program.tiers(), problem);
    checkQualification(program.tiers().qualification(), problem);
    checkLevels(program.tiers().levels(), problem);
    checkThresholds(program.alerts().thresholds(), problem);
  }

  private static void checkWindow(TierPolicy tiers, ProblemException problem) {
    TierWindow window = tiers.window();
    if ((window == null) == (tiers.windowMonths() == null)) {
      problem.at(
          "/tiers/window",
          "one-of",
          "Give either a window or windowMonths, which is short for it.");
    }
    if (window == null) {
      return;
    }
    boolean rolling = window.kind() == TierWindow.Kind.ROLLING;
    if (rolling && window.months() == null) {
      problem.at("/tiers/window/months", "required", "A rolling window is so many months long.");
    }
    if (!rolling && window.months() != null) {
      problem.at("/tiers/window/months", "rolling-only", "Only a rolling window has a length.");
    }
    if (window.kind() != TierWindow.Kind.CALENDAR && window.startMonth() != null) {
      problem.at(
          "/tiers/window/startMonth", "calendar-only", "Only a calendar year begins in a month.");
    }
  }

  private static void checkQualification(
      @Nullable Qualification qualification, ProblemException problem) {
    if (qualification == null) {
      return;
    }
    boolean byFormula = qualification.by() == Metric.FORMULA;
    if (byFormula && qualification.formula() == null) {
      problem.at("/tiers/qualification/formula", "required", "Say what an order counts, in CEL.");
    }
    if (!byFormula && qualification.formula() != null) {
      problem.at(
          "/tiers/qualification/formula", "formula-only", "It is asked for \"by\": \"formula\".");
    }
  }

  private static void checkLevels(List<TierLevel> levels, ProblemException problem) {
    if (levels.getFirst().from() != 0) {
      problem.at("/tiers/levels/0/from", "zero", "The lowest tier begins at 0.");
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < levels.size(); i++) {
      String field = "/tiers/levels/" + i;
      TierLevel level = levels.get(i);
      if (i > 0 && level.from() <= levels.get(i - 1).from()) {
        problem.at(field + "/from", "ascending", "It must be above the tier before.");
      }
      if (level.keep() > level.from()) {
        problem.at(field + "/retain", "max", "To keep a tier cannot take more than to reach it.");
      } else if (level.retain() != null && i > 0 && level.keep() < levels.get(i - 1).keep()) {
        problem.at(
            field + "/retain", "ascending", "It takes less than keeping the tier before does.");
      }
      if (!names.add(level.name())) {
        problem.at(field + "/name", "unique", "Two tiers have this name.");
      }
      checkBenefits(field + "/benefits/", level.benefits(), problem);
    }
  }

  private static void checkBenefits(
      String field, List<Benefit> benefits, ProblemException problem) {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < benefits.size(); i++) {
      if (!ids.add(benefits.get(i).id())) {
        problem.at(field + i + "/id", "unique", "Two benefits of this tier have this id.");
      }
    }
  }

  private static void checkThresholds(List<Threshold> thresholds, ProblemException problem) {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < thresholds.size(); i++) {
      Threshold threshold = thresholds.get(i);
      String field = "/alerts/thresholds/" + i;
      if (!ids.add(threshold.id())) {
        problem.at(field + "/id", "unique", "Two thresholds have this id.");
      }
      Long of = threshold.of();
      if (of != null && of < threshold.at()) {
        problem.at(field + "/of", "min", "What it leads to is not below the threshold.");
      }
    }
  }
}
