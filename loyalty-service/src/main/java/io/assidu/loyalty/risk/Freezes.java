package io.assidu.loyalty.risk;

import io.assidu.contracts.fraud.AccountFrozen;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Which accounts are frozen, as fraud-service announced. */
@ApplicationScoped
public class Freezes {

  private final FreezeStore store;

  Freezes(FreezeStore store) {
    this.store = store;
  }

  public Uni<Boolean> isFrozen(Work work, UUID profileId) {
    return store.isFrozen(work, profileId);
  }

  /** Which of these are. */
  public Uni<Set<UUID>> frozen(Work work, Collection<UUID> profileIds) {
    return store.frozen(work, profileIds);
  }

  Uni<Void> freeze(Work work, AccountFrozen frozen) {
    return store.freeze(work, frozen.profileId(), frozen.alertId(), frozen.at());
  }

  /** Lets points go again; also when the person is erased. */
  public Uni<Void> release(Work work, UUID profileId) {
    return store.release(work, profileId);
  }

  /** A merge with a frozen profile makes a frozen profile. */
  public Uni<Void> merge(Work work, UUID absorbed, UUID survivor) {
    return store.copy(work, absorbed, survivor);
  }
}
