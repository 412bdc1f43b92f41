package io.assidu.fraud.alert;

import io.assidu.contracts.Topics;
import io.assidu.contracts.fraud.AlertRaised;
import io.assidu.fraud.profile.ProfileListener;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Raises alerts. */
@ApplicationScoped
public class Alerts implements ProfileListener {

  /** A person who is challenged again and again is one case, not one a minute. */
  private static final Duration SAME_CASE = Duration.ofHours(24);

  private static final String OPEN = "open";

  /** More than anybody looks at in one case. */
  private static final int SHOWN = 100;

  private final AlertStore store;
  private final SecurityMail mail;
  private final Clock clock;

  Alerts(AlertStore store, SecurityMail mail, Clock clock) {
    this.store = store;
    this.mail = mail;
    this.clock = clock;
  }

  /** Tells the security team, unless an open alert of the last day already does. */
  public Uni<Void> challenged(Work work, AlertCause cause) {
    Severity severity = Severity.of(cause.action());
    return store
        .isOpen(work, cause.profileId(), severity.wire(), clock.instant().minus(SAME_CASE))
        .chain(
            open ->
                open
                    ? Uni.createFrom().voidItem()
                    : raise(work, cause, severity).replaceWithVoid());
  }

  /** Tells the security team and the person, at the addresses that are surely theirs as well. */
  public Uni<UUID> frozen(Work work, AlertCause cause) {
    return raise(work, cause, Severity.CRITICAL).call(alertId -> mail.send(work, alertId, cause));
  }

  private Uni<UUID> raise(Work work, AlertCause cause, Severity severity) {
    UUID alertId = Ids.next();
    Instant now = clock.instant();
    work.emit(
        Topics.FRAUD_ALERTS,
        cause.profileId().toString(),
        new AlertRaised(
            alertId,
            cause.profileId(),
            cause.assessmentId(),
            severity.wire(),
            cause.score(),
            cause.action(),
            cause.summary(),
            cause.contributions(),
            now));
    return store.insert(work, alertId, cause, severity.wire(), now).replaceWith(alertId);
  }

  public Uni<Void> close(Work work, UUID profileId) {
    return store.close(work, profileId, clock.instant());
  }

  /** The open alerts of a person, the newest first. */
  public Uni<List<Alert>> open(Work work, UUID profileId) {
    return store.page(work, new AlertQuery(OPEN, profileId, null, SHOWN));
  }

  @Override
  public Uni<Void> merged(Work work, UUID survivor, UUID absorbed) {
    return store.merge(work, survivor, absorbed);
  }

  @Override
  public Uni<Void> unmerged(Work work, UUID survivor, UUID restored, List<UUID> members) {
    return store.unmerge(work, survivor, restored, members);
  }

  @Override
  public Uni<Void> erased(Work work, UUID profileId) {
    return store.erase(work, profileId);
  }
}
