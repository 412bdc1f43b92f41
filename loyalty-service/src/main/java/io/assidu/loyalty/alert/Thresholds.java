package io.assidu.loyalty.alert;

import io.assidu.contracts.Topics;
import io.assidu.contracts.loyalty.ThresholdReached;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.program.Threshold;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells of thresholds when they are reached, and remembers when they are fallen below. */
@ApplicationScoped
class Thresholds {

  private final AlertStore store;
  private final Clock clock;

  Thresholds(AlertStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** A member's figure against one threshold on it. */
  record Figure(MemberAccount account, Threshold threshold, BigDecimal value) {

    AlertStore.Side side() {
      return new AlertStore.Side(
          account.accountId(),
          account.program().id(),
          threshold.id(),
          value.compareTo(BigDecimal.valueOf(threshold.at())) >= 0);
    }
  }

  Uni<Void> compare(Work work, List<Figure> figures, Consumer<MemberAccount> about) {
    Instant now = clock.instant();
    return store
        .cross(work, figures.stream().map(Figure::side).toList(), now)
        .invoke(
            crossed -> {
              for (Figure figure : figures) {
                if (figure.side().above() && crossed.contains(figure.side())) {
                  about.accept(figure.account());
                  announce(work, figure, now);
                }
              }
            })
        .replaceWithVoid();
  }

  private static void announce(Work work, Figure figure, Instant now) {
    Threshold threshold = figure.threshold();
    work.emit(
        Topics.LOYALTY_EVENTS,
        figure.account().profileId().toString(),
        new ThresholdReached(
            figure.account().profileId(),
            figure.account().program().id(),
            threshold.id(),
            threshold.metric().name().toLowerCase(Locale.ROOT),
            threshold.at(),
            threshold.of(),
            figure.value(),
            now));
  }
}
