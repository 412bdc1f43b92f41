package io.assidu.policy.document;

import io.assidu.platform.problem.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold within one cap rule. Its scope is looked at with all the other scopes. */
final class CapCheck {

  /** A longer memory than a year is no pressure policy any more. */
  private static final Duration LONGEST_WINDOW = Duration.ofDays(366);

  private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(1);

  private final String field;
  private final List<Violation> flaws = new ArrayList<>();

  private CapCheck(String field) {
    this.field = field;
  }

  /**
   * @param field the rule's place in the document, as a JSON pointer
   */
  static List<Violation> flaws(String field, CapRule cap) {
    CapCheck check = new CapCheck(field);
    check.id(cap.id());
    check.window(cap.window());
    check.bounds(cap);
    check.adjustments(cap);
    return check.flaws;
  }

  private void id(String id) {
    if (id.equals(ContactPolicy.OWN_LIMIT)) {
      flaw("/id", "reserved", "people's own limit has this id");
    }
  }

  private void window(CapWindow window) {
    Duration rolling = window.rolling();
    if (!window.namesOne()) {
      flaw("/window", "one-of", "a window is either rolling or a calendar period");
    } else if (rolling != null && (tooShort(rolling) || tooLong(rolling))) {
      flaw("/window/rolling", "range", "a window lasts from one second to 366 days");
    }
  }

  private void bounds(CapRule cap) {
    LimitBounds bounds = cap.bounds();
    if (bounds == null) {
      return;
    }
    if (bounds.least() > bounds.most()) {
      flaw("/bounds", "ordered", "the least is more than the most");
    } else if (!bounds.hold(cap.limit())) {
      flaw("/limit", "within-bounds", outside(bounds));
    }
  }

  private void adjustments(CapRule cap) {
    List<String> ids = cap.adjustments().stream().map(CapAdjustment::id).toList();
    for (int i = 0; i < ids.size(); i++) {
      CapAdjustment adjustment = cap.adjustments().get(i);
      String at = "/adjustments/" + i;
      if (ids.indexOf(adjustment.id()) < i) {
        flaw(at + "/id", "unique", "another adjustment has this id");
      }
      adjustment.when().flaw().ifPresent(flaw -> flaw(at + "/when", "cel", flaw));
      @Nullable LimitBounds bounds = cap.bounds();
      if (bounds != null && !bounds.hold(adjustment.limit())) {
        flaw(at + "/limit", "within-bounds", outside(bounds));
      }
    }
  }

  private static boolean tooShort(Duration rolling) {
    return rolling.compareTo(SHORTEST_WINDOW) < 0;
  }

  private static boolean tooLong(Duration rolling) {
    return rolling.compareTo(LONGEST_WINDOW) > 0;
  }

  private static String outside(LimitBounds bounds) {
    return "it must lie between " + bounds.least() + " and " + bounds.most();
  }

  private void flaw(String at, String rule, String detail) {
    flaws.add(new Violation(field + at, rule, detail));
  }
}
