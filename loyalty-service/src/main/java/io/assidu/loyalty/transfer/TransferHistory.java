package io.assidu.loyalty.transfer;

import io.assidu.loyalty.caller.Viewer;
import io.assidu.platform.http.Cursor;
import io.assidu.platform.http.Page;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Transfers as those see them who may: client systems all of it, each side their part. */
@ApplicationScoped
class TransferHistory {

  private final Transfers transfers;
  private final TransferStore store;

  TransferHistory(Transfers transfers, TransferStore store) {
    this.transfers = transfers;
    this.store = store;
  }

  /** A customer sees what they passed on or got, and no other. */
  Uni<TransferView> get(Work work, UUID id, Viewer viewer) {
    return transfers
        .get(work, id)
        .map(
            transfer -> {
              if (!viewer.sees(transfer.fromProfileId()) && !viewer.sees(transfer.toProfileId())) {
                throw Transfers.unknown(id);
              }
              return seen(transfer, viewer);
            });
  }

  /** What a member passed on or got, the newest first. */
  Uni<Page<TransferView>> page(
      Work work,
      UUID profileId,
      String program,
      @Nullable String cursor,
      int limit,
      Viewer viewer) {
    long before = cursor == null ? Long.MAX_VALUE : Cursor.decodeLong(cursor);
    return store
        .before(work, profileId, program, before, limit + 1)
        .map(found -> page(found, limit, viewer));
  }

  private static Page<TransferView> page(
      List<TransferStore.Numbered> found, int limit, Viewer viewer) {
    Page<TransferStore.Numbered> page = Page.of(found, limit, last -> Cursor.encode(last.number()));
    return new Page<>(
        page.items().stream().map(numbered -> seen(numbered.view(), viewer)).toList(),
        page.nextCursor());
  }

  private static TransferView seen(TransferView transfer, Viewer viewer) {
    return viewer.sees(transfer.fromProfileId()) ? transfer : transfer.forReceiver();
  }
}
