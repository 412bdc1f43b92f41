package io.assidu.loyalty.points;

import io.assidu.loyalty.revenue.CohortKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * Points earned together, which expire together.
 *
 * @param cohort what they are accounted for with
 * @param activeAt when they can be spent: after the return period
 * @param expiresAt from when they cannot be spent any more
 * @param available points neither spent, held, expired nor taken back
 * @param held points set aside for redemptions not yet captured
 */
public record Lot(
    UUID id,
    CohortKey cohort,
    Instant earnedAt,
    Instant activeAt,
    Instant expiresAt,
    long available,
    long held) {

  /** The order in which lots are spent: what expires first goes first. */
  static final Comparator<Lot> EXPIRES_FIRST =
      Comparator.comparing(Lot::expiresAt).thenComparing(Lot::earnedAt).thenComparing(Lot::id);

  public Lot {
    if (available < 0 || held < 0) {
      throw new IllegalArgumentException(
          "lot " + id + " would hold " + available + " available, " + held + " held");
    }
  }

  boolean isSpendable(Instant now) {
    return available > 0 && !activeAt.isAfter(now) && expiresAt.isAfter(now);
  }

  boolean isPending(Instant now) {
    return available > 0 && activeAt.isAfter(now);
  }

  boolean isOverdue(Instant now) {
    return available > 0 && !expiresAt.isAfter(now);
  }

  Lot until(Instant date) {
    return new Lot(id, cohort, earnedAt, activeAt, date, available, held);
  }

  /**
   * Some of its points as a lot of another member's: in the same cohort and with the same dates, so
   * that nobody makes old points young by passing them around.
   */
  Lot passedOn(UUID newId, long points) {
    return new Lot(newId, cohort, earnedAt, activeAt, expiresAt, points, 0);
  }

  Lot with(LotChange change) {
    return new Lot(
        id,
        cohort,
        earnedAt,
        activeAt,
        expiresAt,
        available + change.available(),
        held + change.held());
  }
}
