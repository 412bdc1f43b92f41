package io.assidu.policy.replay;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.profile.ConsentState;
import io.assidu.policy.recipient.Recipient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A person as they were, as far as that is recorded. Consents are what the contact's own decision
 * saw; restrictions count from the moment they arose. Zone, countries, addresses, preferences,
 * stage of life, and consents on channels that nobody looked at then, are today's.
 */
final class AsOf {

  private AsOf() {}

  static Recipient moment(Recipient today, RecordedContact contact, Instant moment) {
    Instant frozen = today.frozenSince();
    return new Recipient(
        today.profileId(),
        today.version(),
        today.zone(),
        today.country(),
        today.phoneCountries(),
        today.addresses(),
        consents(today, contact, moment),
        today.suppressions().stream().filter(s -> !s.since().isAfter(moment)).toList(),
        today.preferences(),
        today.lifecycle(),
        frozen == null || frozen.isAfter(moment) ? null : frozen,
        today.erased(),
        today.slots());
  }

  private static List<ConsentState> consents(
      Recipient today, RecordedContact contact, Instant moment) {
    Purpose purpose = contact.request().purpose();
    List<SeenConsent> seen = contact.consentsAt(moment);
    Set<Channel> known = seen.stream().map(SeenConsent::channel).collect(Collectors.toSet());
    List<ConsentState> consents = new ArrayList<>();
    today.consents().stream()
        .filter(state -> state.purpose() != purpose || !known.contains(state.channel()))
        .forEach(consents::add);
    seen.forEach(one -> one.state(purpose).ifPresent(consents::add));
    return consents;
  }
}
