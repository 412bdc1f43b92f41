package io.assidu.loyalty.books;

import io.assidu.loyalty.program.Programs;
import io.assidu.platform.http.Cursor;
import io.assidu.platform.http.Page;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The journal to be read. */
@ApplicationScoped
class Journals {

  private final JournalStore store;
  private final Programs programs;

  Journals(JournalStore store, Programs programs) {
    this.store = store;
    this.programs = programs;
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
        .unis(
            programs.current(work, program),
            store.balances(work, program),
            store.head(work, program))
        .usingConcurrencyOf(1)
        .asTuple()
        .map(
            found -> {
              String own = found.getItem1().program().currency();
              Map<String, List<JournalStore.Balance>> currencies =
                  found.getItem2().stream()
                      .collect(
                          Collectors.groupingBy(
                              JournalStore.Balance::currency, TreeMap::new, Collectors.toList()));
              BalancesView.InCurrency home = sums(own, currencies.getOrDefault(own, List.of()));
              return new BalancesView(
                  program,
                  own,
                  found.getItem3().sequence(),
                  home.accounts(),
                  home.debits(),
                  home.credits(),
                  currencies.keySet().stream()
                      .filter(code -> !code.equals(own))
                      .map(code -> sums(code, currencies.getOrDefault(code, List.of())))
                      .toList());
            });
  }

  private static BalancesView.InCurrency sums(
      String currency, List<JournalStore.Balance> accounts) {
    return new BalancesView.InCurrency(
        currency,
        accounts.stream().map(Journals::account).toList(),
        sum(accounts.stream().map(JournalStore.Balance::debits).toList()),
        sum(accounts.stream().map(JournalStore.Balance::credits).toList()));
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
