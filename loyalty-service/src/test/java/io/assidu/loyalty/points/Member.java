package io.assidu.loyalty.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.loyalty.PointsMovement;
import io.assidu.loyalty.journal.EntryKind;
import io.assidu.loyalty.revenue.CohortChange;
import io.assidu.loyalty.revenue.CohortKey;
import io.assidu.loyalty.revenue.Origin;
import io.assidu.loyalty.revenue.Reestimate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A member with lots, orders, redemptions and books, in memory. */
class Member {

  private record Bought(Lot lot, BigDecimal allocated, int refundedPerMille) {}

  private final MemberBooks books;
  private final List<Bought> orders = new ArrayList<>();
  private final List<List<Slice>> holds = new ArrayList<>();
  private final List<List<Slice>> captured = new ArrayList<>();
  private Holdings holdings = Holdings.NONE;
  private long transferred;

  Member() {
    this(new MemberBooks());
  }

  /** One of several whose points are accounted for together. */
  Member(MemberBooks books) {
    this.books = books;
  }

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
      case PASS_ON -> {
        // Takes two: see passOn.
      }
      case MONTH_PASSES -> books.monthPasses();
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
        MemberBooks.POLICY
            .point()
            .allocated(
                BigDecimal.valueOf(points),
                BigDecimal.valueOf(points),
                points,
                MemberBooks.POLICY.currency());
    Lot lot = lot(Origin.SALE, points);
    orders.add(new Bought(lot, allocated, 0));
    book(EntryKind.ALLOCATION, null, List.of(CohortChange.issue(lot.cohort(), allocated, points)));
  }

  private void gift(int points) {
    Lot lot = lot(Origin.GRANT, points);
    BigDecimal cost =
        MemberBooks.POLICY.point().standAlone(points).setScale(2, RoundingMode.HALF_UP);
    book(EntryKind.COST, null, List.of(CohortChange.issue(lot.cohort(), cost, points)));
  }

  private Lot lot(Origin origin, long points) {
    Lot lot =
        new Lot(
            books.nextId(),
            CohortKey.of(origin, books.now()),
            books.now(),
            books.now(),
            books.now().plus(Duration.ofDays(90)),
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
      Posting posting = holdings.hold(points, books.now());
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
      post(holdings.deduct(points, books.now()));
    }
  }

  /** Passes points on, as many as can be spent and no more. */
  void passOn(long size, Member receiver) {
    long points = Math.min(size, spendable());
    if (points > 0) {
      Posting out = holdings.passOn(points, books.now());
      List<PassedLot> lots = holdings.passed(out, books::nextId);
      post(out);
      transferred += out.counter();
      receiver.takeIn(lots);
    }
  }

  private void takeIn(List<PassedLot> lots) {
    Posting in = Holdings.takeIn(lots);
    assertThat(Consequences.of(in, holdings)).isEmpty();
    holdings = holdings.plus(lots.stream().map(PassedLot::lot).toList());
    transferred += in.counter();
    settle();
  }

  void settle() {
    holdings.dues(books.now()).forEach(this::post);
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
    books.book(kind, estimate, changes);
  }

  MemberBooks books() {
    return books;
  }

  /** What the member passed on less what they got, by the program's own account. */
  long transferred() {
    return transferred;
  }

  Holdings holdings() {
    return holdings;
  }

  long spendable() {
    return holdings.available(books.now());
  }

  long pointsInLots() {
    return holdings.lots().stream().mapToLong(lot -> lot.available() + lot.held()).sum();
  }
}
