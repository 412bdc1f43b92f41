package io.assidu.loyalty.ledger;

import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Consumer;

/** Has something to do when points were posted, in the same transaction. */
public interface PostingListener {

  /**
   * @param accounts as they are after it, still locked
   * @param about to be called with a member before anything is said of them, so that it belongs to
   *     their story
   */
  Uni<Void> posted(Work work, List<MemberAccount> accounts, Consumer<MemberAccount> about);
}
