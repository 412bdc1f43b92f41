package io.assidu.loyalty.program;

import io.assidu.loyalty.revenue.Chart;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that a program was ever booked on, as it is called today.
 *
 * @param journal the name of its journal
 * @param currencies that it was kept in, ISO 4217
 * @param labels of the accounts, by their numbers
 * @param partnerAccounts those that partners owe and are owed on
 * @param partners what they are called, by their ids
 */
public record ChartOfAccounts(
    JournalName journal,
    Set<String> currencies,
    Map<String, String> labels,
    Set<String> partnerAccounts,
    Map<String, String> partners) {

  public ChartOfAccounts {
    currencies = Set.copyOf(currencies);
    labels = Map.copyOf(labels);
    partnerAccounts = Set.copyOf(partnerAccounts);
    partners = Map.copyOf(partners);
  }

  /** One that no partner has a part in. */
  public ChartOfAccounts(JournalName journal, Set<String> currencies, Map<String, String> labels) {
    this(journal, currencies, labels, Set.of(), Map.of());
  }

  /**
   * @param versions at least one, the oldest first: what the newer says counts
   */
  static ChartOfAccounts of(List<Program> versions) {
    Map<String, String> labels = new TreeMap<>();
    Set<String> currencies = new TreeSet<>();
    Set<String> partnerAccounts = new TreeSet<>();
    Map<String, String> partners = new TreeMap<>();
    for (Program version : versions) {
      Chart chart = version.accounting().accounts().chart();
      partnerAccounts.add(chart.partnerReceivable());
      partnerAccounts.add(chart.partnerPayable());
      version.partners().forEach(partner -> partners.put(partner.id(), partner.name()));
      labels.putAll(version.accounting().accounts().named());
      currencies.add(version.currency());
      version.currencies().forEach(other -> currencies.add(other.currency()));
    }
    return new ChartOfAccounts(
        versions.getLast().accounting().accounts().journal(),
        currencies,
        labels,
        partnerAccounts,
        partners);
  }

  /** What a partner is called; the id itself for one that no version names. */
  public @Nullable String partner(@Nullable String id) {
    return id == null ? null : partners.getOrDefault(id, id);
  }

  /** Its label; the number itself for an account that no version names. */
  public String label(String account) {
    return labels.getOrDefault(account, account);
  }
}
