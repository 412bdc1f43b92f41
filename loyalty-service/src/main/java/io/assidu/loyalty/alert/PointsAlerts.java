package io.assidu.loyalty.alert;

import io.assidu.contracts.Topics;
import io.assidu.contracts.loyalty.PointsExpiring;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.ledger.PostingListener;
import io.assidu.loyalty.points.Lot;
import io.assidu.loyalty.program.AlertPolicy;
import io.assidu.loyalty.program.Threshold;
import io.assidu.loyalty.timer.Timers;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells of points: thresholds reached by what can be spent, and points about to expire. */
@ApplicationScoped
public class PointsAlerts implements PostingListener {

  /** Timers of this kind have a profile's id. */
  static final String LOOK = "points-alert";

  private static final String EXPIRING = "points-expiring";

  private final Thresholds thresholds;
  private final AlertStore store;
  private final Timers timers;
  private final Clock clock;

  PointsAlerts(Thresholds thresholds, AlertStore store, Timers timers, Clock clock) {
    this.thresholds = thresholds;
    this.store = store;
    this.timers = timers;
    this.clock = clock;
  }

  /** A posting on one side of every threshold costs nothing here, and so do lots like others. */
  @Override
  public Uni<Void> posted(Work work, List<MemberAccount> accounts, Consumer<MemberAccount> about) {
    Instant now = clock.instant();
    List<Thresholds.Figure> crossed =
        accounts.stream()
            .flatMap(account -> figures(account).filter(figure -> crosses(account, figure)))
            .toList();
    List<Timers.Due> due = new ArrayList<>();
    for (MemberAccount account : accounts) {
      firstLook(account, now).ifPresent(at -> due.add(timer(account, at)));
    }
    return thresholds.compare(work, crossed, about).chain(() -> timers.set(work, due));
  }

  private static Stream<Thresholds.Figure> figures(MemberAccount account) {
    BigDecimal available = BigDecimal.valueOf(account.available());
    return policy(account).on(Threshold.Figure.AVAILABLE).stream()
        .map(threshold -> new Thresholds.Figure(account, threshold, available));
  }

  private static boolean crosses(MemberAccount account, Thresholds.Figure figure) {
    long at = figure.threshold().at();
    return account.availableBefore() >= at != account.available() >= at;
  }

  /** When new lots are to be looked at for the first time, unless others are before. */
  private static Optional<Instant> firstLook(MemberAccount account, Instant now) {
    Set<UUID> given = account.newLots().stream().map(Lot::id).collect(Collectors.toSet());
    if (given.isEmpty()) {
      return Optional.empty();
    }
    AlertPolicy policy = policy(account);
    List<Lot> open = account.holdings().open(now).toList();
    List<Lot> fresh = open.stream().filter(lot -> given.contains(lot.id())).toList();
    List<Lot> old = open.stream().filter(lot -> !given.contains(lot.id())).toList();
    boolean isTime =
        ExpiringPoints.of(fresh.stream()).stream()
            .anyMatch(points -> points.daysToSay(policy.expiringDays(), now).isPresent());
    if (isTime) {
      return Optional.of(now);
    }
    Optional<Instant> first = next(policy, fresh, now);
    Optional<Instant> before = next(policy, old, now);
    return first.filter(at -> before.isEmpty() || at.isBefore(before.get()));
  }

  /** The next moment at which there may be something to say of lots. */
  private static Optional<Instant> next(AlertPolicy policy, List<Lot> lots, Instant now) {
    Stream<Instant> expiring =
        ExpiringPoints.of(lots.stream()).stream()
            .flatMap(points -> points.next(policy.expiringDays(), now).stream());
    Stream<Instant> activated =
        policy.on(Threshold.Figure.AVAILABLE).isEmpty()
            ? Stream.empty()
            : lots.stream().map(Lot::activeAt).filter(at -> at.isAfter(now));
    return Stream.concat(expiring, activated).min(Comparator.naturalOrder());
  }

  /** Tells what there is to tell of a locked member's points, and sets the time to look again. */
  public Uni<Void> look(Work work, MemberAccount account) {
    Instant now = clock.instant();
    List<Lot> open = account.holdings().open(now).toList();
    return thresholds
        .compare(work, figures(account).toList(), member -> {})
        .chain(() -> expiring(work, account, ExpiringPoints.of(open.stream()), now))
        .chain(
            () ->
                timers.set(
                    work,
                    next(policy(account), open, now).stream()
                        .map(at -> timer(account, at))
                        .toList()));
  }

  /** Has everybody's points in a program looked at, by its new alerts. */
  public Uni<Void> lookAtAll(Work work, String program) {
    return store.lookAtAll(work, program, clock.instant());
  }

  /** Forgets that a profile is to be looked at: it is being erased. */
  public Uni<Void> forget(Work work, UUID profileId) {
    return timers.forget(work, LOOK, profileId);
  }

  private Uni<Void> expiring(
      Work work, MemberAccount account, List<ExpiringPoints> days, Instant now) {
    Map<AlertStore.Alert, PointsExpiring> due = new LinkedHashMap<>();
    for (ExpiringPoints points : days) {
      points
          .daysToSay(policy(account).expiringDays(), now)
          .ifPresent(
              before ->
                  due.put(
                      new AlertStore.Alert(
                          account.accountId(),
                          account.program().id(),
                          EXPIRING,
                          points.key(before)),
                      alert(account, points, before, now)));
    }
    return store
        .add(work, List.copyOf(due.keySet()), now)
        .invoke(
            fresh ->
                due.forEach(
                    (key, alert) -> {
                      if (fresh.contains(key)) {
                        work.emit(Topics.LOYALTY_EVENTS, alert.profileId().toString(), alert);
                      }
                    }))
        .replaceWithVoid();
  }

  private static PointsExpiring alert(
      MemberAccount account, ExpiringPoints points, int days, Instant now) {
    return new PointsExpiring(
        account.profileId(),
        account.program().id(),
        points.points(),
        points.at(),
        days,
        account.available(),
        now);
  }

  private static Timers.Due timer(MemberAccount account, Instant at) {
    return new Timers.Due(LOOK, account.profileId(), at, account.correlationId());
  }

  private static AlertPolicy policy(MemberAccount account) {
    return account.program().program().alerts();
  }
}
