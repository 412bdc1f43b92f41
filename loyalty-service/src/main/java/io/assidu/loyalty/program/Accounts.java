package io.assidu.loyalty.program;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.assidu.loyalty.revenue.Chart;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The accounts of the company's chart that the journal uses.
 *
 * @param sales where the shop books what it sells
 * @param contractLiability deferred income for points
 * @param pointsRevenue revenue from points
 * @param rewardCost expense for points given without a sale
 * @param rewardProvision what those are expected to cost still
 * @param labels what they are called in exports, by their numbers; in the words of the French chart
 *     (PCG) unless it is said
 * @param journal what the journal is called in exports; FID, Fidélité unless it is said
 * @param partnerReceivable what partners owe; 411000 unless it is said
 * @param partnerPayable what partners are owed; 467000 unless it is said
 */
public record Accounts(
    @NotBlank String sales,
    @NotBlank String contractLiability,
    @NotBlank String pointsRevenue,
    @NotBlank String rewardCost,
    @NotBlank String rewardProvision,
    Map<String, @NotBlank @Size(max = 100) String> labels,
    @Valid JournalName journal,
    @Size(min = 1, max = 20) String partnerReceivable,
    @Size(min = 1, max = 20) String partnerPayable) {

  /** A program of before there were exports and partners says nothing of either. */
  public Accounts {
    labels = labels == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    journal = journal == null ? JournalName.DEFAULT : journal;
    partnerReceivable = partnerReceivable == null ? Chart.RECEIVABLE : partnerReceivable;
    partnerPayable = partnerPayable == null ? Chart.PAYABLE : partnerPayable;
  }

  /** The label of each account; of one that is used for several things, the first one's. */
  @JsonIgnore
  Map<String, String> named() {
    Map<String, String> named = new LinkedHashMap<>();
    // The PCG's own words for 707, 487, 708, 6234, 158, 411 and 467.
    named.putIfAbsent(sales, "Ventes de marchandises");
    named.putIfAbsent(contractLiability, "Produits constatés d'avance");
    named.putIfAbsent(pointsRevenue, "Produits des activités annexes");
    named.putIfAbsent(rewardCost, "Cadeaux à la clientèle");
    named.putIfAbsent(rewardProvision, "Autres provisions pour charges");
    named.putIfAbsent(partnerReceivable, "Clients");
    named.putIfAbsent(partnerPayable, "Autres comptes débiteurs ou créditeurs");
    named.putAll(labels);
    return named;
  }

  @JsonIgnore
  Chart chart() {
    return new Chart(
        sales,
        contractLiability,
        pointsRevenue,
        rewardCost,
        rewardProvision,
        partnerReceivable,
        partnerPayable);
  }
}
