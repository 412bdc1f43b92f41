package io.assidu.loyalty.ledger;

import io.assidu.contracts.loyalty.PointsMovement;
import io.assidu.loyalty.chain.Fields;
import io.assidu.loyalty.points.Lot;
import io.assidu.loyalty.points.PassedLot;
import io.assidu.loyalty.points.Posting;
import io.assidu.loyalty.program.ProgramVersion;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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
   * @param made the lots it makes
   * @param extended lots that expire later than they would have, and when
   */
  record Lots(List<Made> made, Map<UUID, Instant> extended) {

    static final Lots NONE = new Lots(List.of(), Map.of());

    static Lots granted(Lot lot) {
      return new Lots(List.of(new Made(lot, null)), Map.of());
    }

    static Lots passedOn(List<PassedLot> lots) {
      return new Lots(
          lots.stream().map(passed -> new Made(passed.lot(), passed.sourceId())).toList(),
          Map.of());
    }

    static Lots extended(Map<UUID, Instant> extended) {
      return new Lots(List.of(), extended);
    }
  }

  /**
   * A lot as it is made.
   *
   * @param sourceId another member's lot that its points come from
   */
  record Made(Lot lot, @Nullable UUID sourceId) {

    private MovementChain.MadeLot link() {
      return new MovementChain.MadeLot(
          lot.id(),
          lot.cohort().origin().name().toLowerCase(Locale.ROOT),
          lot.available(),
          lot.earnedAt(),
          lot.activeAt(),
          lot.expiresAt(),
          lot.cohort().currency(),
          lot.cohort().segment(),
          sourceId);
    }
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
        lots.made().stream().collect(Collectors.toMap(made -> made.lot().id(), Made::link)),
        lots.extended());
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
    return posting.movement().wireName();
  }
}
