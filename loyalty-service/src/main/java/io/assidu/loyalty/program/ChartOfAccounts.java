package io.assidu.loyalty.program;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that a program was ever booked on, as it is called today.
 *
 * @param journal the name of its journal
 * @param currencies that it was kept in, ISO 4217
 * @param labels of the accounts, by their numbers
 */
public record ChartOfAccounts(
    JournalName journal, Set<String> currencies, Map<String, String> labels) {

  public ChartOfAccounts {
    currencies = Set.copyOf(currencies);
    labels = Map.copyOf(labels);
  }

  /**
   * @param versions at least one, the oldest first: what the newer says counts
   */
  static ChartOfAccounts of(List<Program> versions) {
    Map<String, String> labels = new TreeMap<>();
    Set<String> currencies = new TreeSet<>();
    for (Program version : versions) {
      labels.putAll(version.accounting().accounts().named());
      currencies.add(version.currency());
      version.currencies().forEach(other -> currencies.add(other.currency()));
    }
    return new ChartOfAccounts(
        versions.getLast().accounting().accounts().journal(), currencies, labels);
  }

  /** Its label; the number itself for an account that no version names. */
  public String label(String account) {
    return labels.getOrDefault(account, account);
  }
}
