package io.assidu.fraud.account;

import io.assidu.fraud.profile.ProfileListener;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * What becomes of frozen accounts when profiles are joined and parted: the joined account is frozen
 * if either was, and parting leaves both frozen until somebody has looked at each, since whose the
 * thief was after is not known.
 */
@ApplicationScoped
class AccountMerging implements ProfileListener {

  private static final String SPLIT = "The account was parted from one that is not frozen.";

  private final AccountStore store;
  private final Accounts accounts;

  AccountMerging(AccountStore store, Accounts accounts) {
    this.store = store;
    this.accounts = accounts;
  }

  @Override
  public Uni<Void> merged(Work work, UUID survivor, UUID absorbed) {
    return store
        .moveReleases(work, survivor, absorbed)
        .chain(() -> carryFreeze(work, absorbed, survivor));
  }

  @Override
  public Uni<Void> unmerged(Work work, UUID survivor, UUID restored, List<UUID> members) {
    return store
        .returnReleases(work, survivor, restored, members)
        .chain(() -> accounts.lock(work, survivor))
        .chain(
            joined ->
                joined.frozen()
                    ? carryFreeze(work, survivor, restored)
                    : accounts.release(work, restored, "analyst", null, SPLIT).replaceWithVoid());
  }

  /** Freezes {@code to} for the reason {@code from} is frozen, if it is. */
  private Uni<Void> carryFreeze(Work work, UUID from, UUID to) {
    return store
        .frozen(work, from)
        .chain(
            freeze ->
                freeze.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : accounts
                        .lock(work, to)
                        .chain(
                            account ->
                                account.frozen()
                                    ? Uni.createFrom().voidItem()
                                    : accounts.freeze(
                                        work,
                                        account.profileId(),
                                        freeze.get().alertId(),
                                        freeze.get().assessmentId())));
  }

  @Override
  public Uni<Void> erased(Work work, UUID profileId) {
    return store.eraseReleases(work, profileId);
  }
}
