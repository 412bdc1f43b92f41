package io.assidu.policy.evaluate;

import io.assidu.contracts.contact.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How counts read as reasons. */
final class Caps {

  /** More contacts than these are not listed in a reason. */
  private static final int SHOWN = 10;

  private final Question question;
  private final Map<String, Cap> caps;
  private final List<Ahead> ahead;
  private final Optional<Arbiter> arbiter;

  Caps(Question question, List<Cap> caps, List<Ahead> ahead) {
    this.question = question;
    this.caps = caps.stream().collect(Collectors.toMap(cap -> cap.rule().id(), cap -> cap));
    this.ahead = ahead;
    this.arbiter = Arbiter.of(question);
  }

  /** Of a contact that found room: on the channels before its own there may have been none. */
  List<Reason> passed(List<CapCount> counts) {
    return Stream.concat(
            counts.stream().flatMap(this::looked),
            arbiter.stream().map(one -> Reasons.passed("arbitration", Map.of("class", one.name()))))
        .toList();
  }

  /** Of a contact that takes its place whatever they say. */
  List<Reason> exempt(List<CapCount> counts) {
    return counts.stream().map(count -> Reasons.exempt(id(count), seen(count))).toList();
  }

  /** Those that left room first, then what is kept from this contact; what nobody gets last. */
  List<Reason> against(List<CapCount> counts) {
    return Stream.of(
            counts.stream().filter(count -> !count.isFull()).map(this::open),
            counts.stream().filter(Caps::isArbitrated).map(this::arbitrated),
            counts.stream().filter(CapCount::isFull).map(this::full))
        .flatMap(reasons -> reasons)
        .toList();
  }

  private Stream<Reason> looked(CapCount count) {
    if (count.isFull()) {
      return Stream.of(full(count));
    }
    return isArbitrated(count) ? Stream.of(open(count), arbitrated(count)) : Stream.of(open(count));
  }

  private Reason open(CapCount count) {
    return Reasons.passed(id(count), seen(count));
  }

  private Reason full(CapCount count) {
    return Reasons.suppressed(id(count), seen(count));
  }

  /** There is room, but not for this one. */
  private static boolean isArbitrated(CapCount count) {
    return !count.isFull() && !count.hasRoom();
  }

  private Reason arbitrated(CapCount count) {
    Facts facts =
        Facts.of("class", arbiter.map(Arbiter::name).orElse(null))
            .and("channel", count.channel())
            .and("count", count.count())
            .and("limit", count.limit());
    return count.isKept()
        ? Reasons.suppressed(
            "arbitration:protected:" + count.cap(),
            facts.and("protected", count.kept()).and("freeAt", count.freeAt()).map())
        : Reasons.suppressed(
            "arbitration:look-ahead",
            facts.and("cap", count.cap()).and("yieldsTo", yieldsTo(count)).map());
  }

  private List<Map<String, Object>> yieldsTo(CapCount count) {
    return ahead.stream()
        .filter(one -> isNear(one, caps.get(count.cap())))
        .limit(SHOWN)
        .map(
            one ->
                Facts.of("contactId", one.contact().contactId())
                    .and("class", arbiter.map(judge -> judge.name(one.rank())).orElse(null))
                    .and("due", one.at())
                    .map())
        .toList();
  }

  private boolean isNear(Ahead one, @Nullable Cap cap) {
    return cap != null
        && cap.window().holdsBoth(question.now(), one.at())
        && cap.rule().appliesTo().covers(one.channel())
        && cap.covers(one.contact(), question.reached().countries());
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
    return facts.and("freeAt", count.isFull() ? count.freeAt() : null).map();
  }

  private static String id(CapCount count) {
    return "cap:" + count.cap();
  }
}
