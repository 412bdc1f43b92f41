package io.assidu.loyalty.ledger;

import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Whose accounts are whose. Accounts stay apart for ever, each with its history; who owns them is
 * all that changes.
 */
@ApplicationScoped
public class Ownership {

  private final LedgerStore accounts;
  private final OwnershipStore store;

  Ownership(LedgerStore accounts, OwnershipStore store) {
    this.accounts = accounts;
    this.store = store;
  }

  /**
   * Locks the accounts of these profiles' owners, in the one order that everybody locks in: before
   * a batch of changes is carried out in the order in which they come.
   */
  public Uni<Void> hold(Work work, Collection<UUID> profileIds) {
    return profileIds.isEmpty()
        ? Uni.createFrom().voidItem()
        : accounts.lockOwners(work, profileIds).replaceWithVoid();
  }

  /**
   * Gives all accounts of {@code absorbed} to {@code survivor}. Either may have none yet: they get
   * one, so that events still under way to the absorbed profile find the survivor.
   */
  public Uni<Void> merge(Work work, UUID mergeId, UUID absorbed, UUID survivor, Instant at) {
    return accounts
        .ensureAccounts(work, List.of(survivor, absorbed), at)
        .chain(() -> store.lock(work, List.of(absorbed, survivor)))
        .chain(() -> store.merge(work, mergeId, absorbed, survivor, at));
  }

  /** Gives the accounts that a merge moved back to {@code restored}. */
  public Uni<Void> unmerge(Work work, UUID mergeId, UUID survivor, UUID restored, Instant at) {
    return store
        .lock(work, List.of(survivor))
        .chain(() -> store.unmerge(work, mergeId, survivor, restored, at));
  }

  /** The accounts of one owner. */
  public Uni<List<UUID>> accounts(Work work, UUID profileId) {
    return store.accounts(work, profileId);
  }

  /** Cuts the link between a person and their accounts, and remembers not to open new ones. */
  public Uni<Void> erase(Work work, UUID profileId, Instant at) {
    return store.erase(work, profileId, at);
  }
}
