package io.assidu.fraud.account;

import io.assidu.contracts.Topics;
import io.assidu.contracts.fraud.AccountFrozen;
import io.assidu.contracts.fraud.AccountReleased;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Freezes accounts and gives them back. */
@ApplicationScoped
public class Accounts {

  private final AccountStore store;
  private final Clock clock;

  Accounts(AccountStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Reads an account and keeps everybody else from it until the unit of work ends. */
  public Uni<Account> lock(Work work, UUID profileId) {
    return store.lock(work, profileId, clock.instant());
  }

  public Uni<Account> find(Work work, UUID profileId) {
    return store
        .find(work, profileId)
        .map(found -> found.orElseGet(() -> Account.untouched(profileId)));
  }

  public Uni<Void> freeze(Work work, UUID profileId, UUID alertId, UUID assessmentId) {
    Instant now = clock.instant();
    work.emit(
        Topics.FRAUD_ALERTS,
        profileId.toString(),
        new AccountFrozen(alertId, profileId, assessmentId, now));
    return store.freeze(work, profileId, alertId, assessmentId, now);
  }

  /**
   * False if it is not frozen.
   *
   * @param by {@code customer} or {@code analyst}
   * @param reviewer the analyst's user name in the realm
   */
  public Uni<Boolean> release(
      Work work, UUID profileId, String by, @Nullable String reviewer, String reason) {
    Instant now = clock.instant();
    return store
        .release(work, profileId, now)
        .call(
            released ->
                released
                    ? store.record(
                        work,
                        announce(work, profileId, by, reason, now),
                        profileId,
                        by,
                        reviewer,
                        reason,
                        now)
                    : Uni.createFrom().voidItem());
  }

  private static UUID announce(Work work, UUID profileId, String by, String reason, Instant now) {
    UUID releaseId = Ids.next();
    work.emit(
        Topics.FRAUD_ALERTS,
        profileId.toString(),
        new AccountReleased(releaseId, profileId, by, reason, now));
    return releaseId;
  }
}
