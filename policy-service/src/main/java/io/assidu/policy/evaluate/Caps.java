package io.assidu.policy.evaluate;

import io.assidu.contracts.contact.Reason;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How counts read as reasons. */
final class Caps {
  private final Map<String, Cap> caps;

  Caps(List<Cap> caps) {
    this.caps = caps.stream().collect(Collectors.toMap(cap -> cap.rule().id(), cap -> cap));
  }

  /** Of a contact that found room: on the channels before its own there may have been none. */
  List<Reason> passed(List<CapCount> counts) {
    return counts.stream()
        .map(count -> isFull(count) ? suppressed(count) : Reasons.passed(id(count), seen(count)))
        .toList();
  }

  /** Of a contact that takes its place whatever they say. */
  List<Reason> exempt(List<CapCount> counts) {
    return counts.stream().map(count -> Reasons.exempt(id(count), seen(count))).toList();
  }

  /** Those that left room first, the one that decided last. */
  List<Reason> against(List<CapCount> counts) {
    return Stream.concat(
            passed(counts.stream().filter(count -> !isFull(count)).toList()).stream(),
            counts.stream().filter(Caps::isFull).map(this::suppressed))
        .toList();
  }

  private Reason suppressed(CapCount count) {
    return Reasons.suppressed(id(count), seen(count));
  }

  private Map<String, Object> seen(CapCount count) {
    Facts facts =
        Facts.of("channel", count.channel())
            .and("count", count.count())
            .and("limit", count.limit());
    Cap cap = caps.get(count.cap());
    if (cap != null) {
      facts.and("window", cap.rule().window().toString()).and("adjustedBy", cap.adjustedBy());
    }
    return facts.and("freeAt", count.freeAt()).map();
  }

  private static String id(CapCount count) {
    return "cap:" + count.cap();
  }

  private static boolean isFull(CapCount count) {
    return count.count() >= count.limit();
  }
}
