package io.assidu.policy.evaluate;

import io.assidu.contracts.contact.Channel;
import io.assidu.policy.document.QuietRule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** When a contact may happen. */
final class Timing {

  /** More zones than these are not listed in a reason. */
  private static final int ZONES_SHOWN = 3;

  private Timing() {}

  /** Quiet hours, at the moment the contact is meant for. */
  static Finding quietHours(Question question, List<Channel> channels) {
    var exemption = question.exemption();
    if (exemption.isPresent()) {
      return new Finding.Pass(Reasons.exempt("quiet-hours", exemption.get().id()), channels);
    }
    var lifted = Lifted.by(question, channels);
    if (lifted.isPresent()) {
      return new Finding.Pass(lifted.get().exempt("quiet-hours"), lifted.get().channels());
    }
    LocalTimes local = LocalTimes.of(question.recipient(), question.policy());
    List<Channel> open = new ArrayList<>();
    List<QuietHours.Blocked> blocked = new ArrayList<>();
    for (Channel channel : channels) {
      QuietHours.look(rules(question, channel), local.zones(), question.at())
          .ifPresentOrElse(blocked::add, () -> open.add(channel));
    }
    if (!open.isEmpty()) {
      return new Finding.Pass(
          Reasons.passed("quiet-hours", seen(question, local).map()), List.copyOf(open));
    }
    return wait(question, local, blocked);
  }

  /** The moment the asker wants, when it is still to come. */
  static Finding sendAt(Question question, List<Channel> channels) {
    Instant at = question.at();
    Map<String, Object> facts = Facts.of("sendAt", question.contact().sendAt()).map();
    return at.isAfter(question.now())
        ? new Finding.Wait(Reasons.deferred("send-at", facts), at)
        : new Finding.Pass(Reasons.passed("send-at", facts), channels);
  }

  private static Finding wait(
      Question question, LocalTimes local, List<QuietHours.Blocked> blocked) {
    Optional<QuietHours.Blocked> soonest =
        blocked.stream()
            .filter(block -> block.opening() != null)
            .min(Comparator.comparing(block -> Objects.requireNonNull(block.opening())));
    QuietRule rule = soonest.orElse(blocked.getFirst()).rule();
    String id = "quiet-hours:" + rule.id();
    Facts facts = seen(question, local).and("windows", rule.windows());
    return soonest
        .map(QuietHours.Blocked::opening)
        .<Finding>map(
            until -> new Finding.Wait(Reasons.deferred(id, facts.and("until", until).map()), until))
        .orElseGet(() -> new Finding.Stop(Reasons.suppressed(id, facts.map())));
  }

  private static List<QuietRule> rules(Question question, Channel channel) {
    return question.policy().quietHours().stream()
        .filter(rule -> rule.appliesTo().covers(channel))
        .filter(rule -> rule.appliesTo().covers(question.contact(), question.recipient().country()))
        .toList();
  }

  private static Facts seen(Question question, LocalTimes local) {
    Facts facts = Facts.of("at", question.at()).and("zoneFrom", local.source());
    return local.zones().size() <= ZONES_SHOWN
        ? facts.and("zones", local.zones().stream().map(ZoneId::getId).sorted().toList())
        : facts.and("zones", local.zones().size());
  }
}
