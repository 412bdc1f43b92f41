package io.assidu.loyalty.books;

import io.assidu.platform.http.Cursor;
import io.assidu.platform.http.Page;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The journal to be read. */
@ApplicationScoped
class Journals {

  private final JournalStore store;

  Journals(JournalStore store) {
    this.store = store;
  }

  Uni<Page<EntryView>> page(Work work, String program, @Nullable String cursor, int limit) {
    long after = cursor == null ? 0 : Cursor.decodeLong(cursor);
    return store
        .after(work, program, after, limit + 1)
        .map(
            found -> {
              List<JournalStore.Stored> page = found.subList(0, Math.min(limit, found.size()));
              return new Page<>(
                  page.stream().map(stored -> EntryView.of(stored.entry())).toList(),
                  found.size() > limit ? Cursor.encode(page.getLast().sequence()) : null);
            });
  }

  Uni<BalancesView> balances(Work work, String program) {
    return Uni.combine()
        .all()
        .unis(store.balances(work, program), store.head(work, program))
        .usingConcurrencyOf(1)
        .asTuple()
        .map(
            found ->
                new BalancesView(
                    program,
                    found.getItem2().sequence(),
                    found.getItem1().stream().map(Journals::account).toList(),
                    sum(found.getItem1().stream().map(JournalStore.Balance::debits).toList()),
                    sum(found.getItem1().stream().map(JournalStore.Balance::credits).toList())));
  }

  private static BalancesView.AccountView account(JournalStore.Balance balance) {
    return new BalancesView.AccountView(
        balance.account(),
        plain(balance.debits()),
        plain(balance.credits()),
        plain(balance.debits().subtract(balance.credits())));
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return plain(amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  /** Without the zeros that the database pads amounts with. */
  static BigDecimal plain(BigDecimal amount) {
    return new BigDecimal(amount.stripTrailingZeros().toPlainString());
  }
}
