package io.assidu.policy.document;

import io.assidu.platform.problem.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What must hold between priority classes, and between them and what caps keep for them. */
final class ArbitrationCheck {

  private static final Duration LONGEST_LOOKBACK = Duration.ofDays(366);

  private final List<Violation> flaws = new ArrayList<>();

  private ArbitrationCheck() {}

  static List<Violation> flaws(Arbitration arbitration) {
    ArbitrationCheck check = new ArbitrationCheck();
    check.classes(arbitration.classes());
    return check.flaws;
  }

  /**
   * @param field the cap's place in the document, as a JSON pointer
   */
  static List<Violation> flaws(String field, CapRule cap, @Nullable Arbitration arbitration) {
    ArbitrationCheck check = new ArbitrationCheck();
    Protection protect = cap.protect();
    if (protect != null) {
      check.protect(field + "/protect", cap, protect, arbitration);
    }
    return check.flaws;
  }

  private void classes(List<PriorityClass> classes) {
    for (int i = 1; i < classes.size(); i++) {
      if (classes.get(i).minPriority() >= classes.get(i - 1).minPriority()) {
        flaw(at(i), "decreasing", "the class above begins no higher: the highest comes first");
      }
    }
    if (!classes.isEmpty() && classes.getLast().minPriority() > 0) {
      flaw(at(classes.size() - 1), "covers-all", "the last class takes all the others: from 0 on");
    }
  }

  private static String at(int place) {
    return "/arbitration/classes/" + place + "/minPriority";
  }

  private void protect(
      String field, CapRule cap, Protection protect, @Nullable Arbitration arbitration) {
    if (arbitration == null) {
      flaw(field, "needs-classes", "there are no priority classes to protect: see arbitration");
    } else if (!protect.namesOne()) {
      flaw(field, "one-of", "protection is either fixed or computed");
    } else if (protect.fixed() != null) {
      fixed(field + "/fixed", cap, protect.fixed(), arbitration);
    } else if (protect.computed() != null) {
      computed(field + "/computed", cap, protect.computed());
    }
  }

  private void fixed(
      String field, CapRule cap, Map<String, Integer> fixed, Arbitration arbitration) {
    List<String> classes = arbitration.classes().stream().map(PriorityClass::id).toList();
    fixed.keySet().stream()
        .filter(id -> !classes.contains(id))
        .forEach(id -> flaw(field + "/" + escaped(id), "known", "there is no such class"));
    int above = 0;
    for (String id : classes) {
      if (!fixed.containsKey(id)) {
        continue;
      }
      Integer places = fixed.get(id);
      String at = field + "/" + escaped(id);
      if (id.equals(classes.getLast())) {
        flaw(at, "not-last", "there is no class below from which to protect the last");
      } else if (places == null || places < 0 || places > cap.limit()) {
        flaw(at, "range", "from 0 to the limit, " + cap.limit());
      } else if (places < above) {
        flaw(at, "nested", "it includes the " + above + " of the classes above");
      } else {
        above = places;
      }
    }
  }

  private void computed(String field, CapRule cap, ObservedDemand demand) {
    Duration lookback = demand.lookback();
    if (cap.window().namesOne() && lookback.compareTo(cap.window().length()) < 0) {
      flaw(field + "/lookback", "range", "at least one window of the cap");
    } else if (lookback.compareTo(LONGEST_LOOKBACK) > 0) {
      flaw(field + "/lookback", "range", "at most 366 days");
    }
    Integer most = demand.most();
    if (most != null && most > cap.limit()) {
      flaw(field + "/most", "range", "at most the limit, " + cap.limit());
    }
  }

  /** Within a JSON pointer (RFC 6901 §3). */
  private static String escaped(String member) {
    return member.replace("~", "~0").replace("/", "~1");
  }

  private void flaw(String at, String rule, String detail) {
    flaws.add(new Violation(at, rule, detail));
  }
}
