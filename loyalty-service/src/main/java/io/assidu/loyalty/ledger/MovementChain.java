package io.assidu.loyalty.ledger;

import io.assidu.loyalty.chain.Fields;
import io.assidu.loyalty.points.LotChange;
import io.assidu.loyalty.revenue.CohortKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The hash chain over the movements of one account in one program: whoever changes, removes or
 * inserts one changes every hash after it. There is a chain for each account, and not one for all,
 * so that no member waits for another; the journal, which has one chain, names the movements that
 * money is behind.
 *
 * <p>A hash is the SHA-256 of these fields as {@link Fields}: previous hash, account, program,
 * sequence, id, kind, program version, points, counter, debt, qualifying, qualified at, reference,
 * redemption, event, journal entry, correlation id, at; then of each lot it changes, in the order
 * of their ids as text: lot, available, held; of the lot it made: origin, points, earned at, active
 * at, expires at, and, where it has one, the word currency with its currency, the word segment with
 * its segment, and the word source with the lot that its points came from when another member
 * passed them on; and of a lot it extended: expires at. Times are microseconds since 1970.
 */
final class MovementChain {

  private MovementChain() {}

  /**
   * A movement as it is hashed.
   *
   * @param kind its wire name
   * @param made the lots that it made, by their ids
   * @param extended lots that expire later because of it
   */
  record Link(
      UUID accountId,
      String program,
      long sequence,
      UUID id,
      String kind,
      int programVersion,
      long points,
      long counter,
      long debt,
      long qualifying,
      @Nullable Instant qualifiedAt,
      String reference,
      @Nullable UUID redemptionId,
      @Nullable UUID eventId,
      @Nullable UUID entryId,
      String correlationId,
      Instant at,
      List<LotChange> changes,
      Map<UUID, MadeLot> made,
      Map<UUID, Instant> extended) {}

  /**
   * A lot as it was made.
   *
   * @param sourceId another member's lot that its points came from
   */
  record MadeLot(
      UUID id,
      String origin,
      long points,
      Instant earnedAt,
      Instant activeAt,
      Instant expiresAt,
      String currency,
      String segment,
      @Nullable UUID sourceId) {

    /** In the program's own currency, of no segment, earned by its member. */
    MadeLot(
        UUID id,
        String origin,
        long points,
        Instant earnedAt,
        Instant activeAt,
        Instant expiresAt) {
      this(
          id, origin, points, earnedAt, activeAt, expiresAt, CohortKey.HOME, CohortKey.WHOLE, null);
    }
  }

  static String hash(String previous, Link link) {
    Fields fields =
        new Fields()
            .add(previous)
            .add(link.accountId())
            .add(link.program())
            .add(link.sequence())
            .add(link.id())
            .add(link.kind())
            .add(link.programVersion())
            .add(link.points())
            .add(link.counter())
            .add(link.debt())
            .add(link.qualifying())
            .add(micros(link.qualifiedAt()))
            .add(link.reference())
            .add(link.redemptionId())
            .add(link.eventId())
            .add(link.entryId())
            .add(link.correlationId())
            .add(micros(link.at()));
    link.changes().stream()
        .sorted(Comparator.comparing(change -> change.lotId().toString()))
        .forEach(change -> add(fields, change, link));
    return fields.sha256();
  }

  private static void add(Fields fields, LotChange change, Link link) {
    fields.add(change.lotId()).add(change.available()).add(change.held());
    MadeLot made = link.made().get(change.lotId());
    if (made != null) {
      add(fields, made);
    }
    Instant until = link.extended().get(change.lotId());
    if (until != null) {
      fields.add(micros(until));
    }
  }

  private static void add(Fields fields, MadeLot made) {
    fields
        .add(made.origin())
        .add(made.points())
        .add(micros(made.earnedAt()))
        .add(micros(made.activeAt()))
        .add(micros(made.expiresAt()));
    addNamed(fields, "currency", made.currency());
    addNamed(fields, "segment", made.segment());
    addNamed(fields, "source", made.sourceId() == null ? "" : made.sourceId().toString());
  }

  /** What lots did not have when the first were sealed is hashed where they have it. */
  private static void addNamed(Fields fields, String name, String value) {
    if (!value.isEmpty()) {
      fields.add(name).add(value);
    }
  }

  private static @Nullable Long micros(@Nullable Instant at) {
    return at == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }
}
