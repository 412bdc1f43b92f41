package io.assidu.loyalty.tier;

import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The tiers that members had, to be read. */
@ApplicationScoped
public class TierHistory {

  private final TierStore store;

  TierHistory(TierStore store) {
    this.store = store;
  }

  /** A member's changes before {@code number}, the newest first; those of all their accounts. */
  public Uni<List<PastTierChange>> before(
      Work work, UUID profileId, String program, long number, int most) {
    return store.before(work, profileId, program, number, most);
  }
}
