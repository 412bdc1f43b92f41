package io.assidu.fraud.alert;

import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.profile.ContactPoint;
import io.assidu.fraud.history.History;
import io.assidu.fraud.profile.Known;
import io.assidu.fraud.profile.Profiles;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Asks for a mail to the person: to the address the company knows, and to those it was changed away
 * from lately, since the thief may read the new one.
 */
@ApplicationScoped
class SecurityMail {

  private static final String TEMPLATE = "security-alert";
  private static final int PRIORITY = 100;

  private final Profiles profiles;
  private final History history;
  private final Clock clock;

  SecurityMail(Profiles profiles, History history, Clock clock) {
    this.profiles = profiles;
    this.history = history;
    this.clock = clock;
  }

  Uni<Void> send(Work work, UUID alertId, AlertCause cause) {
    return profiles
        .find(work, cause.profileId())
        .chain(
            known ->
                history
                    .previousEmails(work, cause.profileId())
                    .invoke(previous -> ask(work, alertId, cause, known, previous)))
        .replaceWithVoid();
  }

  private void ask(
      Work work, UUID alertId, AlertCause cause, Optional<Known> known, List<String> previous) {
    Set<String> addresses = new LinkedHashSet<>(previous);
    known.map(Known::email).ifPresent(addresses::add);
    long version = known.map(Known::version).orElse(0L);
    int copy = 0;
    for (String address : addresses) {
      UUID contactId = Ids.derived(alertId, "mail-" + copy++);
      work.emit(
          Topics.CONTACT_REQUESTS,
          cause.profileId().toString(),
          request(contactId, cause, version, address, clock.instant()));
    }
  }

  private static ContactRequested request(
      UUID contactId, AlertCause cause, long version, String address, Instant now) {
    return new ContactRequested(
        contactId,
        cause.profileId(),
        version,
        Purpose.SECURITY,
        null,
        List.of(Channel.EMAIL),
        TEMPLATE,
        parameters(cause, now),
        null,
        PRIORITY,
        null,
        null,
        null,
        new ContactPoint(Channel.EMAIL, address),
        now);
  }

  /** Only what is known: a mail does not say "Country: " and nothing. */
  private static Map<String, Object> parameters(AlertCause cause, Instant now) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("at", now.truncatedTo(ChronoUnit.SECONDS).toString());
    if (!cause.device().isEmpty()) {
      parameters.put("device", cause.device());
    }
    if (!cause.country().isEmpty()) {
      parameters.put("country", cause.country());
    }
    return parameters;
  }
}
