package io.assidu.policy.evaluate;

import io.assidu.contracts.contact.Channel;
import io.assidu.policy.document.QuietRule;
import io.assidu.policy.recipient.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** When a contact may happen. */
final class Timing {

  /** More zones or countries than these are not listed in a reason. */
  private static final int SHOWN = 3;

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
    Recipient person = question.reached();
    LocalTimes local = LocalTimes.of(person, question.policy());
    List<Channel> open = new ArrayList<>();
    List<QuietHours.Blocked> blocked = new ArrayList<>();
    for (Channel channel : channels) {
      List<QuietTimes> times =
          rules(question, person, channel).stream()
              .map(rule -> QuietTimes.of(rule, person, question.policy(), local))
              .toList();
      QuietHours.look(times, question.at()).ifPresentOrElse(blocked::add, () -> open.add(channel));
    }
    Facts facts = seen(question, person, local);
    return open.isEmpty()
        ? wait(question, facts, blocked)
        : new Finding.Pass(Reasons.passed("quiet-hours", facts.map()), List.copyOf(open));
  }

  /** The moment the asker wants, when it is still to come. */
  static Finding sendAt(Question question, List<Channel> channels) {
    Instant at = question.at();
    Map<String, Object> facts = Facts.of("sendAt", question.contact().sendAt()).map();
    return at.isAfter(question.now())
        ? new Finding.Wait(Reasons.deferred("send-at", facts), at)
        : new Finding.Pass(Reasons.passed("send-at", facts), channels);
  }

  private static Finding wait(Question question, Facts facts, List<QuietHours.Blocked> blocked) {
    Optional<QuietHours.Blocked> soonest =
        blocked.stream()
            .filter(block -> block.opening() != null)
            .min(Comparator.comparing(block -> Objects.requireNonNull(block.opening())));
    QuietHours.Blocked block = soonest.orElse(blocked.getFirst());
    QuietRule rule = block.rule();
    String id = "quiet-hours:" + rule.id();
    facts
        .and("windows", rule.windows())
        .and("validFrom", rule.validFrom())
        .and("validTo", rule.validTo());
    HolidayCountries holidays = block.by().holidays();
    if (holidays != null) {
      facts
          .and("holidaysOf", holidays.countries().isEmpty() ? null : few(holidays.countries()))
          .and("holidaysFrom", holidays.source())
          .and("holiday", block.by().holiday(question.at()).map(Timing::seen).orElse(null));
    }
    Instant opening = block.opening();
    if (opening == null) {
      return new Finding.Stop(Reasons.suppressed(id, facts.map()));
    }
    Instant until = spread(question, block, opening);
    Duration jitter = question.policy().jitter();
    facts
        .and("opening", opening)
        .and("jitter", jitter.isZero() ? null : jitter.toString())
        .and("until", until);
    return new Finding.Wait(Reasons.deferred(id, facts.map()), until);
  }

  /** A moment of the person's own after the opening: before it closes again, and in time. */
  private static Instant spread(Question question, QuietHours.Blocked block, Instant opening) {
    Duration jitter = question.policy().jitter();
    if (jitter.isZero() || question.expiredAt(opening)) {
      return opening;
    }
    Instant limit = opening.plus(jitter);
    Instant expiresAt = question.contact().expiresAt();
    Instant inTime = expiresAt == null || expiresAt.isAfter(limit) ? limit : expiresAt;
    return Jitter.moment(opening, block.closing(opening, inTime), question.recipient().profileId());
  }

  private static List<QuietRule> rules(Question question, Recipient person, Channel channel) {
    return question.policy().quietHours().stream()
        .filter(rule -> rule.appliesTo().covers(channel))
        .filter(rule -> rule.appliesTo().covers(question.contact(), person.countries()))
        .toList();
  }

  private static Facts seen(Question question, Recipient person, LocalTimes local) {
    return Facts.of("at", question.at())
        .and("zoneFrom", local.source())
        .and("zones", few(local.zones().stream().map(ZoneId::getId).toList()))
        .and("countries", person.countries().isEmpty() ? null : few(person.countries()));
  }

  private static Map<String, Object> seen(QuietTimes.Holiday holiday) {
    return Facts.of("date", holiday.date())
        .and("country", holiday.country())
        .and("name", holiday.name().isEmpty() ? null : holiday.name())
        .map();
  }

  private static Object few(Collection<String> names) {
    return names.size() <= SHOWN ? names.stream().sorted().toList() : names.size();
  }
}
