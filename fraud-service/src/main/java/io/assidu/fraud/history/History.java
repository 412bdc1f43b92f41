package io.assidu.fraud.history;

import io.assidu.contracts.fraud.SignalKind;
import io.assidu.contracts.profile.Identifier;
import io.assidu.fraud.profile.ProfileListener;
import io.assidu.fraud.scoring.Observation;
import io.assidu.fraud.scoring.Standing;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Remembers signals. */
@ApplicationScoped
public class History implements ProfileListener {

  /** An owner still reads an address they had this long ago. */
  private static final Duration ADDRESSES_KEPT = Duration.ofDays(30);

  private final HistoryStore store;
  private final Clock clock;

  History(HistoryStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** False if it was remembered before: then nothing more is to be done about it. */
  public Uni<Boolean> remember(Work work, Remembered signal) {
    return store.insert(work, signal, clock.instant());
  }

  /** What scoring may look at as of an instant. */
  public Uni<List<Observation>> past(Work work, UUID profileId, Instant now) {
    return store.past(work, profileId, now);
  }

  public Uni<Void> settle(Work work, UUID signalId, Standing standing) {
    return store.settle(work, signalId, standing);
  }

  /** A step-up vouches for the session's login. */
  public Uni<Void> vouch(Work work, UUID profileId, String sessionId) {
    return store.promote(work, profileId, sessionId);
  }

  /** What was on probation turns out to have been somebody else's. */
  public Uni<Void> disown(Work work, UUID profileId) {
    return store.reject(work, profileId, clock.instant());
  }

  /**
   * Addresses that were changed away from lately, the oldest first: the surest to be the owner's.
   */
  public Uni<List<String>> previousEmails(Work work, UUID profileId) {
    return store.previousEmails(work, profileId, clock.instant().minus(ADDRESSES_KEPT));
  }

  @Override
  public Uni<Void> identified(Work work, UUID profileId, List<Identifier> identifiers) {
    return store.adopt(work, profileId, identifiers);
  }

  @Override
  public Uni<Void> emailChanged(Work work, UUID profileId, String previous, Instant at) {
    Observation seen =
        new Observation(
            SignalKind.EMAIL_CHANGED, at, null, null, null, null, null, null, Standing.REJECTED);
    return store
        .insert(
            work,
            new Remembered(Ids.next(), profileId, null, "profile-service", seen, previous),
            clock.instant())
        .replaceWithVoid();
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
