package io.assidu.loyalty.points;

import io.assidu.contracts.loyalty.PointsMovement;
import io.assidu.loyalty.journal.Entry;
import io.assidu.loyalty.journal.EntryKind;
import io.assidu.loyalty.journal.Line;
import io.assidu.loyalty.revenue.Booking;
import io.assidu.loyalty.revenue.Breakage;
import io.assidu.loyalty.revenue.Chart;
import io.assidu.loyalty.revenue.Cohort;
import io.assidu.loyalty.revenue.CohortChange;
import io.assidu.loyalty.revenue.CohortKey;
import io.assidu.loyalty.revenue.Cohorts;
import io.assidu.loyalty.revenue.Origin;
import io.assidu.loyalty.revenue.PointValue;
import io.assidu.loyalty.revenue.Policy;
import io.assidu.loyalty.revenue.Reestimate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A member with lots, orders, redemptions and books, in memory. */
class Member {

  private static final Policy POLICY =
      new Policy(
          Currency.getInstance("EUR"),
          new PointValue(new BigDecimal("0.05"), new BigDecimal("0.80")),
          Breakage.PROPORTIONAL,
          new Chart("707", "487", "708", "6234", "1582"));

  private record Bought(Lot lot, BigDecimal allocated, int refundedPerMille) {}

  private final Cohorts cohorts = new Cohorts(List.of());
  private final List<Entry> journal = new ArrayList<>();
  private final List<Bought> orders = new ArrayList<>();
  private final List<List<Slice>> holds = new ArrayList<>();
  private final List<List<Slice>> captured = new ArrayList<>();
  private Holdings holdings = Holdings.NONE;
  private Instant now = Instant.parse("2026-01-15T12:00:00Z");
  private long ids;

  void live(Happening happening) {
    switch (happening.kind()) {
      case BUY -> buy(happening.size());
      case GIFT -> gift(happening.size());
      case REFUND -> refund(happening.which(), happening.size());
      case HOLD -> hold(Math.min(happening.size(), spendable()));
      case CAPTURE -> capture(happening.which(), happening.size());
      case VOID -> release(happening.which());
      case GIVE_BACK -> giveBack(happening.which(), happening.size());
      case DEDUCT -> deduct(Math.min(happening.size(), spendable()));
      case MONTH_PASSES -> now = now.plus(Duration.ofDays(30));
      case NEW_ESTIMATE ->
          book(
              EntryKind.RE_ESTIMATE,
              new Reestimate(null, BigDecimal.valueOf(happening.size(), 3), Map.of(), null),
              List.of());
    }
    settle();
  }

  private void buy(int points) {
    BigDecimal allocated =
        POLICY
            .point()
            .allocated(
                BigDecimal.valueOf(points), BigDecimal.valueOf(points), points, POLICY.currency());
    Lot lot = lot(Origin.SALE, points);
    orders.add(new Bought(lot, allocated, 0));
    book(EntryKind.ALLOCATION, null, List.of(CohortChange.issue(lot.cohort(), allocated, points)));
  }

  private void gift(int points) {
    Lot lot = lot(Origin.GRANT, points);
    BigDecimal cost = POLICY.point().standAlone(points).setScale(2, RoundingMode.HALF_UP);
    book(EntryKind.COST, null, List.of(CohortChange.issue(lot.cohort(), cost, points)));
  }

  private Lot lot(Origin origin, long points) {
    Lot lot =
        new Lot(
            new UUID(0, ++ids),
            CohortKey.of(origin, now),
            now,
            now,
            now.plus(Duration.ofDays(90)),
            points,
            0);
    holdings = holdings.plus(lot);
    return lot;
  }

  /** In per mille of the order; less than was refunded before changes nothing. */
  private void refund(int which, int perMille) {
    if (orders.isEmpty()) {
      return;
    }
    int index = which % orders.size();
    Bought order = orders.get(index);
    long points = left(order, order.refundedPerMille()) - left(order, perMille);
    if (perMille <= order.refundedPerMille() || points == 0) {
      return;
    }
    BigDecimal money = money(order, order.refundedPerMille()).subtract(money(order, perMille));
    orders.set(index, new Bought(order.lot(), order.allocated(), perMille));
    Posting posting = holdings.reverse(order.lot().id(), points);
    book(
        EntryKind.REVERSAL,
        null,
        List.of(CohortChange.reverse(order.lot().cohort(), money, points, posting.debt())));
    holdings = holdings.apply(posting);
  }

  private static long left(Bought order, int perMille) {
    return order.lot().available() * (1_000 - perMille) / 1_000;
  }

  private static BigDecimal money(Bought order, int perMille) {
    return order
        .allocated()
        .multiply(BigDecimal.valueOf(1_000 - perMille, 3))
        .setScale(2, RoundingMode.HALF_UP);
  }

  private void hold(long points) {
    if (points > 0) {
      Posting posting = holdings.hold(points, now);
      post(posting);
      holds.add(posting.changes().stream().map(c -> new Slice(c.lotId(), c.held())).toList());
    }
  }

  private void capture(int which, long size) {
    if (holds.isEmpty()) {
      return;
    }
    List<Slice> slices = holds.remove(which % holds.size());
    long points = Math.min(size, slices.stream().mapToLong(Slice::points).sum());
    Posting burned = holdings.burn(slices, points);
    post(burned);
    captured.add(burned.changes().stream().map(c -> new Slice(c.lotId(), -c.held())).toList());
    List<Slice> unused = Slice.left(slices, burned);
    if (!unused.isEmpty()) {
      post(holdings.release(unused));
    }
  }

  private void giveBack(int which, long size) {
    if (captured.isEmpty()) {
      return;
    }
    List<Slice> spent = captured.remove(which % captured.size());
    long points = Math.min(size, spent.stream().mapToLong(Slice::points).sum());
    Posting returned = holdings.giveBack(spent, points);
    post(returned);
    List<Slice> rest = new ArrayList<>(spent);
    for (LotChange change : returned.changes()) {
      rest.replaceAll(
          slice ->
              slice.lotId().equals(change.lotId())
                  ? new Slice(slice.lotId(), slice.points() - change.available())
                  : slice);
    }
    rest.removeIf(slice -> slice.points() == 0);
    if (!rest.isEmpty()) {
      captured.add(rest);
    }
  }

  private void release(int which) {
    if (!holds.isEmpty()) {
      post(holdings.release(holds.remove(which % holds.size())));
    }
  }

  private void deduct(long points) {
    if (points > 0) {
      post(holdings.deduct(points, now));
    }
  }

  private void settle() {
    holdings.dues(now).forEach(this::post);
  }

  /** Gives up every hold, then everything expires. */
  void close() {
    while (!holds.isEmpty()) {
      release(0);
    }
    settle();
    holdings.forfeit().forEach(this::post);
  }

  private void post(Posting posting) {
    List<CohortChange> changes = Consequences.of(posting, holdings);
    if (!changes.isEmpty()) {
      boolean back = posting.movement() == PointsMovement.RETURNED;
      book(back ? EntryKind.REVERSAL : EntryKind.RECOGNITION, null, changes);
    }
    holdings = holdings.apply(posting);
  }

  private void book(EntryKind kind, @Nullable Reestimate estimate, List<CohortChange> changes) {
    cohorts
        .book(
            new Booking(
                new UUID(1, ++ids), "club", 1, kind, LocalDate.EPOCH, "case", changes, estimate),
            POLICY)
        .ifPresent(journal::add);
  }

  Holdings holdings() {
    return holdings;
  }

  long spendable() {
    return holdings.available(now);
  }

  long pointsInLots() {
    return holdings.lots().stream().mapToLong(lot -> lot.available() + lot.held()).sum();
  }

  long outstandingByCohorts() {
    return cohorts.all().stream().mapToLong(Cohort::outstanding).sum();
  }

  BigDecimal liabilityByCohorts() {
    return sum(cohorts.all().stream().map(Cohort::liability).toList());
  }

  /** The sum over all that bookings did to cohorts. */
  BigDecimal liabilityByMovements() {
    return sum(
        cohorts.movements().stream().map(movement -> movement.change().liability()).toList());
  }

  BigDecimal liabilityByJournal() {
    return sum(
        journal.stream()
            .flatMap(entry -> entry.lines().stream())
            .filter(line -> line.account().equals("487") || line.account().equals("1582"))
            .map(line -> line.credit().subtract(line.debit()))
            .toList());
  }

  BigDecimal debits() {
    return sum(lines().map(Line::debit).toList());
  }

  BigDecimal credits() {
    return sum(lines().map(Line::credit).toList());
  }

  private Stream<Line> lines() {
    return journal.stream().flatMap(entry -> entry.lines().stream());
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
