package io.assidu.loyalty.member;

import io.assidu.loyalty.tier.PastTierChange;
import io.assidu.loyalty.tier.TierHistory;
import io.assidu.platform.http.Cursor;
import io.assidu.platform.http.Page;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pages of the tiers that a member had. */
@ApplicationScoped
class TierChanges {

  private final TierHistory history;

  TierChanges(TierHistory history) {
    this.history = history;
  }

  Uni<Page<TierChangeView>> page(
      Work work, UUID profileId, String program, @Nullable String cursor, int limit) {
    long before = cursor == null ? Long.MAX_VALUE : Cursor.decodeLong(cursor);
    return history
        .before(work, profileId, program, before, limit + 1)
        .map(found -> page(found, limit));
  }

  private static Page<TierChangeView> page(List<PastTierChange> found, int limit) {
    Page<PastTierChange> page = Page.of(found, limit, last -> Cursor.encode(last.number()));
    return new Page<>(page.items().stream().map(TierChangeView::of).toList(), page.nextCursor());
  }
}
