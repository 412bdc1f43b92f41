package io.assidu.loyalty.points;

import io.assidu.contracts.loyalty.PointsMovement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * All of a member's points in one program. Every method that moves points answers what to write;
 * {@link #apply} shows what is left after it.
 *
 * @param debt points taken back that had been spent already: they are paid from the next points
 *     that become available, never by a negative lot
 */
public record Holdings(List<Lot> lots, long debt) {

  public static final Holdings NONE = new Holdings(List.of(), 0);

  public Holdings {
    lots = lots.stream().sorted(Lot.EXPIRES_FIRST).toList();
    if (debt < 0) {
      throw new IllegalArgumentException("a debt of " + debt);
    }
  }

  /** What can be spent at {@code now}. */
  public long available(Instant now) {
    return sum(lot -> lot.isSpendable(now));
  }

  /** Earned, but not to be spent before the return period ends. */
  public long pending(Instant now) {
    return sum(lot -> lot.isPending(now));
  }

  /** What is past its date and has not been expired yet. */
  public long overdue(Instant now) {
    return sum(lot -> lot.isOverdue(now));
  }

  public long held() {
    return lots.stream().mapToLong(Lot::held).sum();
  }

  /** Lots that still hold spendable or pending points, in the order in which they expire. */
  public Stream<Lot> open(Instant now) {
    return lots.stream().filter(lot -> lot.isSpendable(now) || lot.isPending(now));
  }

  public Lot lot(UUID id) {
    return lots.stream()
        .filter(lot -> lot.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no lot " + id));
  }

  /** Sets points aside. */
  public Posting hold(long points, Instant now) {
    return new Posting(
        PointsMovement.HELD,
        points,
        take(points, lot -> lot.isSpendable(now)).stream()
            .map(slice -> new LotChange(slice.lotId(), -slice.points(), slice.points()))
            .toList(),
        0);
  }

  /** Takes points away for good, from the lots that expire first. */
  public Posting deduct(long points, Instant now) {
    return new Posting(
        PointsMovement.ADJUSTED, points, out(take(points, lot -> lot.isSpendable(now))), 0);
  }

  /** Passes points on to another member, from the lots that expire first. */
  public Posting passOn(long points, Instant now) {
    return new Posting(
        PointsMovement.TRANSFERRED_OUT, points, out(take(points, lot -> lot.isSpendable(now))), 0);
  }

  /**
   * The lots that another member gets for points passed on: one for each that they came from.
   *
   * @param passed what {@link #passOn} answered
   * @param ids makes the ids of the new lots
   */
  public List<PassedLot> passed(Posting passed, Supplier<UUID> ids) {
    return passed.changes().stream()
        .map(
            change ->
                new PassedLot(
                    lot(change.lotId()).passedOn(ids.get(), -change.available()), change.lotId()))
        .toList();
  }

  /** Takes in the lots that another member passed on. */
  public static Posting takeIn(List<PassedLot> lots) {
    return new Posting(
        PointsMovement.TRANSFERRED_IN,
        lots.stream().mapToLong(passed -> passed.lot().available()).sum(),
        lots.stream()
            .map(passed -> new LotChange(passed.lot().id(), passed.lot().available(), 0))
            .toList(),
        0);
  }

  /**
   * Spends a part of what a redemption holds, or all of it: first what expires first.
   *
   * @param slices what it holds
   */
  public Posting burn(List<Slice> slices, long points) {
    return new Posting(
        PointsMovement.BURNED,
        points,
        first(inOrder(slices), points).stream()
            .map(slice -> new LotChange(slice.lotId(), 0, -slice.points()))
            .toList(),
        0);
  }

  /** Puts what a redemption still holds back into the lots it came from. */
  public Posting release(List<Slice> slices) {
    return new Posting(
        PointsMovement.RELEASED,
        slices.stream().mapToLong(Slice::points).sum(),
        inOrder(slices).stream()
            .map(slice -> new LotChange(slice.lotId(), slice.points(), -slice.points()))
            .toList(),
        0);
  }

  /**
   * Gives back points that a captured redemption had spent, to the lots they came from: first to
   * those that expire last.
   *
   * @param spent what it has spent of which lot, and not given back yet
   */
  public Posting giveBack(List<Slice> spent, long points) {
    return new Posting(
        PointsMovement.RETURNED,
        points,
        first(inOrder(spent).reversed(), points).stream()
            .map(slice -> new LotChange(slice.lotId(), slice.points(), 0))
            .toList(),
        0);
  }

  /** The holdings with another date on which a lot expires. */
  public Holdings until(UUID lotId, Instant expiresAt) {
    return new Holdings(
        lots.stream().map(lot -> lot.id().equals(lotId) ? lot.until(expiresAt) : lot).toList(),
        debt);
  }

  /**
   * Takes back points that a sale had earned: from the lot that it made, and what that lot has not
   * left becomes debt.
   */
  public Posting reverse(UUID lotId, long points) {
    long fromLot = Math.min(points, lot(lotId).available());
    return new Posting(
        PointsMovement.REVERSED,
        points,
        fromLot > 0 ? List.of(new LotChange(lotId, -fromLot, 0)) : List.of(),
        points - fromLot);
  }

  /**
   * Gives points that expired back to their lot, so that they can be taken back with the sale that
   * earned them: what was lost by time is owed to nobody.
   */
  public Posting callBack(UUID lotId, long points) {
    return new Posting(
        PointsMovement.ADJUSTED, points, List.of(new LotChange(lotId, points, 0)), 0);
  }

  /**
   * What must follow any change: lots past their date expire, and a debt is paid from what is
   * available or pending.
   */
  public List<Posting> dues(Instant now) {
    List<Posting> dues = new ArrayList<>();
    long overdue = overdue(now);
    if (overdue > 0) {
      dues.add(
          new Posting(
              PointsMovement.EXPIRED, overdue, out(take(overdue, lot -> lot.isOverdue(now))), 0));
    }
    long payable = Math.min(debt, available(now) + pending(now));
    if (payable > 0) {
      dues.add(pay(payable, now));
    }
    return dues;
  }

  /** Pays so much of a debt from what is available or pending. */
  public Posting pay(long points, Instant now) {
    return new Posting(
        PointsMovement.REVERSED, points, out(take(points, lot -> !lot.isOverdue(now))), -points);
  }

  /** Everything that is left expires: the account is closed. */
  public List<Posting> forfeit() {
    long left = sum(lot -> true);
    return left == 0
        ? List.of()
        : List.of(new Posting(PointsMovement.EXPIRED, left, out(take(left, lot -> true)), 0));
  }

  /** The holdings after a new lot came in. */
  public Holdings plus(Lot lot) {
    return plus(List.of(lot));
  }

  /** The holdings after new lots came in. */
  public Holdings plus(List<Lot> more) {
    return new Holdings(Stream.concat(lots.stream(), more.stream()).toList(), debt);
  }

  /** The holdings after {@code posting} was written. */
  public Holdings apply(Posting posting) {
    Map<UUID, Lot> after = new HashMap<>();
    lots.forEach(lot -> after.put(lot.id(), lot));
    for (LotChange change : posting.changes()) {
      after.computeIfPresent(change.lotId(), (id, lot) -> lot.with(change));
    }
    return new Holdings(List.copyOf(after.values()), debt + posting.debt());
  }

  private long sum(Predicate<Lot> which) {
    return lots.stream().filter(which).mapToLong(Lot::available).sum();
  }

  private List<Slice> take(long points, Predicate<Lot> from) {
    return first(
        lots.stream()
            .filter(from.and(lot -> lot.available() > 0))
            .map(lot -> new Slice(lot.id(), lot.available()))
            .toList(),
        points);
  }

  private List<Slice> inOrder(List<Slice> slices) {
    return slices.stream()
        .sorted(Comparator.comparing((Slice slice) -> lot(slice.lotId()), Lot.EXPIRES_FIRST))
        .toList();
  }

  private static List<Slice> first(List<Slice> slices, long points) {
    List<Slice> taken = new ArrayList<>();
    long left = points;
    for (Slice slice : slices) {
      if (left == 0) {
        break;
      }
      long part = Math.min(left, slice.points());
      taken.add(new Slice(slice.lotId(), part));
      left -= part;
    }
    if (left > 0) {
      throw new IllegalArgumentException(points + " points asked, " + (points - left) + " there");
    }
    return taken;
  }

  private static List<LotChange> out(List<Slice> slices) {
    return slices.stream().map(slice -> new LotChange(slice.lotId(), -slice.points(), 0)).toList();
  }
}
