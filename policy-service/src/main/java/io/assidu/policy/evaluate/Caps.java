package io.assidu.policy.evaluate;

import io.assidu.contracts.contact.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How counts read as reasons. */
final class Caps {
  private Caps() {}

  static String id(CapCount count) {
    return "cap:" + count.cap();
  }

  static Map<String, Object> seen(CapCount count) {
    return Facts.of("channel", count.channel())
        .and("count", count.count())
        .and("limit", count.limit())
        .and("freeAt", count.freeAt())
        .map();
  }

  /** Those that left room first, the one that decided last. */
  static List<Reason> against(List<CapCount> counts) {
    List<Reason> reasons = new ArrayList<>();
    counts.stream()
        .filter(count -> count.count() < count.limit())
        .forEach(count -> reasons.add(Reasons.passed(id(count), seen(count))));
    counts.stream()
        .filter(count -> count.count() >= count.limit())
        .forEach(count -> reasons.add(Reasons.suppressed(id(count), seen(count))));
    return reasons;
  }
}
