package io.assidu.policy.arbitration;

import io.assidu.policy.document.Arbitration;
import io.assidu.policy.document.CapRule;
import io.assidu.policy.document.ObservedDemand;
import io.assidu.policy.document.PriorityClass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * How many of a cap's places are kept, and why so many.
 *
 * @param basis what it rests on
 * @param observations windows of people that were looked at
 * @param levels nested, one for each class but the last
 * @param demand of each class
 */
public record DemandProtection(
    Basis basis, long observations, List<Integer> levels, List<ClassDemand> demand) {

  /**
   * @param observations windows of people, also those without a contact
   * @param observed by class, the highest first
   */
  public static DemandProtection of(
      CapRule cap, Arbitration arbitration, long observations, List<ObservedClass> observed) {
    ObservedDemand rule = Objects.requireNonNull(Objects.requireNonNull(cap.protect()).computed());
    List<ClassDemand> demand = new ArrayList<>();
    for (int i = 0; i < observed.size(); i++) {
      PriorityClass of = arbitration.classes().get(i);
      demand.add(observed.get(i).demand(of.id(), observations, of.value()));
    }
    Basis basis = basis(rule, observations, demand);
    int most = rule.most() == null ? cap.limit() : rule.most();
    List<Integer> levels =
        basis == Basis.DEMAND
            ? Emsr.places(Emsr.levels(demand), most)
            : Collections.nCopies(demand.size() - 1, 0);
    return new DemandProtection(basis, observations, levels, List.copyOf(demand));
  }

  private static Basis basis(ObservedDemand rule, long observations, List<ClassDemand> demand) {
    if (observations < rule.leastObservations()) {
      return Basis.TOO_LITTLE_DEMAND;
    }
    return demand.stream().anyMatch(one -> one.contacts() > 0 && one.value() == null)
        ? Basis.VALUE_UNKNOWN
        : Basis.DEMAND;
  }
}
