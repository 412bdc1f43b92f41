package io.assidu.policy.report;

import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.assidu.policy.PolicyConfig;
import io.assidu.policy.PolicyError;
import io.assidu.policy.Reading;
import io.assidu.policy.document.ActivePolicy;
import io.assidu.policy.document.CapRule;
import io.assidu.policy.document.ContactPolicy;
import io.assidu.policy.document.PublishedPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reports on what was decided and on how near to their caps people are. */
@ApplicationScoped
class Reports {

  /** More rows are no report any more. */
  private static final int MOST_ROWS = 10_000;

  private static final int MOST_OVERRIDES = 100;
  private static final Duration OVERRIDES_SINCE = Duration.ofDays(30);
  private static final int SHARE_DIGITS = 4;

  private final UnitOfWork units;
  private final ReportStore store;
  private final ActivePolicy policies;
  private final PolicyConfig.Report config;
  private final Clock clock;

  Reports(
      UnitOfWork units,
      ReportStore store,
      ActivePolicy policies,
      PolicyConfig config,
      Clock clock) {
    this.units = units;
    this.store = store;
    this.policies = policies;
    this.config = config.report();
    this.clock = clock;
  }

  /** Decisions of a period, told apart by these dimensions. */
  Uni<DecisionReport> decisions(Instant from, Instant to, ZoneId zone, Set<Dimension> by) {
    if (!from.isBefore(to)) {
      throw PlatformError.INVALID_REQUEST.problem("to", "after-from", "It ends before it begins.");
    }
    if (Duration.between(from, to).compareTo(config.longestPeriod()) > 0) {
      throw PolicyError.PERIOD_TOO_LARGE.problem(
          "to",
          "longest-period",
          "A report covers " + config.longestPeriod().toDays() + " days at most.");
    }
    return units
        .runUnhurried(
            (Work work) ->
                Reading.begin(work, config.longestStatement())
                    .chain(() -> store.decisions(work, from, to, zone, by, MOST_ROWS + 1)))
        .onFailure(Reading::tookTooLong)
        .transform(late -> tooMuch())
        .map(rows -> report(from, to, zone, rows));
  }

  /** How near to the caps of the active policy people are now. */
  Uni<PressureReport> pressure() {
    Instant now = clock.instant();
    return units
        .run(policies::get)
        .chain(
            policy ->
                units.runUnhurried(
                    (Work work) ->
                        Reading.begin(work, config.longestStatement())
                            .chain(() -> pressure(work, policy, now))))
        .onFailure(Reading::tookTooLong)
        .transform(late -> tooMuch());
  }

  private Uni<PressureReport> pressure(Work work, PublishedPolicy policy, Instant now) {
    List<PressureReport.Cap> caps = new ArrayList<>();
    Uni<Void> all = Uni.createFrom().voidItem();
    for (CapRule cap : policy.document().caps()) {
      all =
          all.chain(() -> cap(work, cap, policy.document(), now))
              .invoke(caps::add)
              .replaceWithVoid();
    }
    return all.chain(() -> store.overrides(work, now.minus(OVERRIDES_SINCE), MOST_OVERRIDES))
        .map(used -> new PressureReport(now, policy.id(), policy.version(), caps, used));
  }

  private Uni<PressureReport.Cap> cap(Work work, CapRule cap, ContactPolicy policy, Instant now) {
    WindowStart start = WindowStart.of(cap.window(), policy, now);
    return store
        .people(work, cap)
        .chain(
            people ->
                store
                    .saturation(work, cap, start, now)
                    .map(contacts -> cap(cap, people, contacts)));
  }

  private static PressureReport.Cap cap(CapRule cap, long people, List<Long> contacts) {
    long contacted = contacts.stream().mapToLong(Long::longValue).sum();
    List<Long> saturation = new ArrayList<>(List.of(Math.max(0, people - contacted)));
    saturation.addAll(contacts);
    long atCap = saturation.getLast();
    BigDecimal share =
        people == 0
            ? BigDecimal.ZERO
            : BigDecimal.valueOf(atCap)
                .divide(BigDecimal.valueOf(people), SHARE_DIGITS, RoundingMode.HALF_UP);
    return new PressureReport.Cap(cap.id(), cap.limit(), people, atCap, share, saturation);
  }

  private static DecisionReport report(
      Instant from, Instant to, ZoneId zone, List<DecisionReport.Row> rows) {
    if (rows.size() > MOST_ROWS) {
      throw tooMuch();
    }
    long decisions = rows.stream().mapToLong(DecisionReport.Row::decisions).sum();
    return new DecisionReport(from, to, zone.getId(), decisions, rows);
  }

  private static RuntimeException tooMuch() {
    return PolicyError.PERIOD_TOO_LARGE.problem(
        "That is more than a report holds: take a shorter period or fewer dimensions.");
  }
}
