package io.assidu.loyalty.ledger;

import io.assidu.contracts.loyalty.PointsMovement;
import io.assidu.loyalty.chain.Fields;
import io.assidu.loyalty.points.Lot;
import io.assidu.loyalty.points.Posting;
import io.assidu.loyalty.program.ProgramVersion;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A posting with all that is written of it.
 *
 * @param accountId the account it is written on: after a merge a member has several
 * @param lots what it makes of lots, beside moving their points
 * @param qualifying what it adds to the points that make a tier, earned at {@code qualifiedAt}
 * @param entryId the journal entry that will book it, where money is behind it
 * @param place where it stands on its account's chain
 */
record Movement(
    UUID id,
    UUID accountId,
    Posting posting,
    About about,
    Lots lots,
    long qualifying,
    @Nullable Instant qualifiedAt,
    @Nullable UUID entryId,
    String correlationId,
    Place place) {

  /**
   * What a movement makes of lots.
   *
   * @param granted the lot it makes
   * @param extended lots that expire later than they would have, and when
   */
  record Lots(@Nullable Lot granted, Map<UUID, Instant> extended) {

    static final Lots NONE = new Lots(null, Map.of());
  }

  /**
   * A place on the chain of an account's movements in one program.
   *
   * @param sequence 1, 2, 3, …
   * @param hash what {@link MovementChain} makes of the movement and of the hash before it
   */
  record Place(long sequence, String hash) {

    /** Before the first. */
    static final Place BEGINNING = new Place(0, Fields.GENESIS);
  }

  /** The same, in the place after {@code before}. */
  Movement after(Place before, ProgramVersion program) {
    long sequence = before.sequence() + 1;
    String hash = MovementChain.hash(before.hash(), link(sequence, program));
    return new Movement(
        id,
        accountId,
        posting,
        about,
        lots,
        qualifying,
        qualifiedAt,
        entryId,
        correlationId,
        new Place(sequence, hash));
  }

  private MovementChain.Link link(long sequence, ProgramVersion program) {
    return new MovementChain.Link(
        accountId,
        program.id(),
        sequence,
        id,
        kind(),
        program.version(),
        posting.points(),
        posting.counter(),
        posting.debt(),
        qualifying,
        qualifiedAt,
        about.reference(),
        about.redemptionId(),
        about.eventId(),
        entryId,
        correlationId,
        about.at(),
        posting.changes(),
        lots.granted() == null ? null : made(lots.granted()),
        lots.extended());
  }

  private static MovementChain.MadeLot made(Lot lot) {
    return new MovementChain.MadeLot(
        lot.id(),
        lot.cohort().origin().name().toLowerCase(Locale.ROOT),
        lot.available(),
        lot.earnedAt(),
        lot.activeAt(),
        lot.expiresAt());
  }

  /** How many points of a lot it lets expire; below zero, how many it calls back. */
  long expiredOf(UUID lotId) {
    boolean expires = posting.movement() == PointsMovement.EXPIRED || posting.adjustsUp();
    return expires
        ? posting.changes().stream()
            .filter(change -> change.lotId().equals(lotId))
            .mapToLong(change -> -change.available())
            .sum()
        : 0;
  }

  String kind() {
    return posting.movement().name().toLowerCase(Locale.ROOT);
  }
}
