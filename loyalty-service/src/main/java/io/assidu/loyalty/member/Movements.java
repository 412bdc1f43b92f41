package io.assidu.loyalty.member;

import io.assidu.loyalty.ledger.History;
import io.assidu.loyalty.ledger.PastMovement;
import io.assidu.platform.http.Cursor;
import io.assidu.platform.http.Page;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pages of a member's movements. */
@ApplicationScoped
class Movements {

  private final History history;

  Movements(History history) {
    this.history = history;
  }

  Uni<Page<MovementView>> page(
      Work work, UUID profileId, String program, @Nullable String cursor, int limit) {
    long before = cursor == null ? Long.MAX_VALUE : Cursor.decodeLong(cursor);
    return history
        .before(work, profileId, program, before, limit + 1)
        .map(
            found -> {
              List<PastMovement> page = found.subList(0, Math.min(limit, found.size()));
              return new Page<>(
                  page.stream().map(MovementView::of).toList(),
                  found.size() > limit ? Cursor.encode(page.getLast().number()) : null);
            });
  }
}
