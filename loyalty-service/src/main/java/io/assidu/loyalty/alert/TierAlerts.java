package io.assidu.loyalty.alert;

import io.assidu.contracts.Topics;
import io.assidu.contracts.loyalty.TierAtRisk;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.program.Threshold;
import io.assidu.loyalty.standing.Standing;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Tells of what a look at tiers has shown: thresholds reached, and tiers about to be lost. */
@ApplicationScoped
public class TierAlerts {

  private static final String AT_RISK = "tier-at-risk";

  private final Thresholds thresholds;
  private final AlertStore store;
  private final Clock clock;

  TierAlerts(Thresholds thresholds, AlertStore store, Clock clock) {
    this.thresholds = thresholds;
    this.store = store;
    this.clock = clock;
  }

  /**
   * @param sights of members who are locked
   * @param about is called with each before anything is said of them
   */
  public Uni<Void> look(Work work, List<TierSight> sights, Consumer<MemberAccount> about) {
    return thresholds
        .compare(work, sights.stream().flatMap(sight -> figures(sight).stream()).toList(), about)
        .chain(() -> atRisk(work, sights, about));
  }

  /** Those that have changed sides: as a rule none, which costs no statement. */
  private static List<Thresholds.Figure> figures(TierSight sight) {
    return sight.policy().on(Threshold.Figure.QUALIFYING).stream()
        .map(
            threshold ->
                new Thresholds.Figure(sight.account(), threshold, sight.standing().qualifying()))
        .filter(
            figure -> figure.side().above() != sight.reached().contains(figure.threshold().id()))
        .toList();
  }

  private Uni<Void> atRisk(Work work, List<TierSight> sights, Consumer<MemberAccount> about) {
    Instant now = clock.instant();
    Map<AlertStore.Alert, TierAtRisk> due = new LinkedHashMap<>();
    Map<AlertStore.Alert, MemberAccount> whose = new LinkedHashMap<>();
    for (TierSight sight : sights) {
      sight
          .daysToSay(now)
          .ifPresent(
              days -> {
                TierAtRisk alert = alert(sight, days, now);
                AlertStore.Alert key =
                    new AlertStore.Alert(
                        sight.account().accountId(),
                        alert.program(),
                        AT_RISK,
                        alert.tier() + "/" + alert.losesAt() + "/" + days);
                due.put(key, alert);
                whose.put(key, sight.account());
              });
    }
    return store
        .add(work, List.copyOf(due.keySet()), now)
        .invoke(
            fresh ->
                due.forEach(
                    (key, alert) -> {
                      if (fresh.contains(key)) {
                        about.accept(Objects.requireNonNull(whose.get(key)));
                        work.emit(Topics.LOYALTY_EVENTS, alert.profileId().toString(), alert);
                      }
                    }))
        .replaceWithVoid();
  }

  private static TierAtRisk alert(TierSight sight, int days, Instant now) {
    Standing standing = sight.standing();
    return new TierAtRisk(
        sight.account().profileId(),
        sight.account().program().id(),
        standing.tier(),
        Objects.requireNonNull(standing.fallsTo()),
        Objects.requireNonNull(standing.losesAt()),
        standing.toKeep(),
        days,
        now);
  }
}
