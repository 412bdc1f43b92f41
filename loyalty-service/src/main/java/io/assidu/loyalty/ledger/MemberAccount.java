package io.assidu.loyalty.ledger;

import io.assidu.contracts.loyalty.PointsMovement;
import io.assidu.loyalty.journal.EntryKind;
import io.assidu.loyalty.points.Consequences;
import io.assidu.loyalty.points.Holdings;
import io.assidu.loyalty.points.Lot;
import io.assidu.loyalty.points.LotChange;
import io.assidu.loyalty.points.Posting;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.revenue.Booking;
import io.assidu.loyalty.revenue.CohortChange;
import io.assidu.loyalty.revenue.CohortKey;
import io.assidu.loyalty.revenue.Origin;
import io.assidu.platform.identity.Ids;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One member's points in one program while they are locked: what is posted here is planned, and
 * {@link Ledger#write} writes all of it at once.
 */
public final class MemberAccount {

  private final UUID accountId;
  private final UUID profileId;
  private final ProgramVersion program;
  private final Map<UUID, UUID> accountOfLot;
  private final Instant now;
  private final List<Lot> lots = new ArrayList<>();
  private final List<Movement> movements = new ArrayList<>();
  private final List<Booking> bookings = new ArrayList<>();
  private final long availableBefore;
  private Holdings holdings;

  MemberAccount(
      UUID accountId,
      UUID profileId,
      ProgramVersion program,
      LedgerStore.Loaded loaded,
      Instant now) {
    this.accountId = accountId;
    this.profileId = profileId;
    this.program = program;
    this.holdings = loaded.holdings();
    this.accountOfLot = loaded.accounts();
    this.now = now;
    this.availableBefore = holdings.available(now) + holdings.overdue(now);
  }

  /** Gives points: a lot of their own, and a booking. */
  public UUID grant(Grant grant) {
    Lot lot =
        new Lot(
            Ids.next(),
            CohortKey.of(grant.origin(), grant.earnedAt()),
            grant.earnedAt(),
            grant.earnedAt().plus(Duration.ofDays(program.program().earning().pendingDays())),
            program.program().expiry().of(grant.earnedAt()),
            grant.points(),
            0);
    lots.add(lot);
    boolean sale = grant.origin() == Origin.SALE;
    About about = About.of(grant.reference(), grant.earnedAt());
    UUID entryId =
        book(
            sale ? EntryKind.ALLOCATION : EntryKind.COST,
            about,
            List.of(CohortChange.issue(lot.cohort(), grant.amount(), grant.points())));
    holdings = holdings.plus(lot);
    add(
        accountId,
        new Posting(
            sale ? PointsMovement.EARNED : PointsMovement.ADJUSTED,
            grant.points(),
            List.of(new LotChange(lot.id(), grant.points(), 0)),
            0),
        about,
        grant.qualifies() ? grant.points() : 0,
        grant.earnedAt(),
        grant.amount().signum() > 0 ? entryId : null);
    settle();
    return lot.id();
  }

  /** Holds, burns, releases or deducts, as {@link #holdings()} planned it. */
  public void post(Posting posting, About about) {
    List<CohortChange> changes = Consequences.of(posting, holdings);
    UUID entryId = changes.isEmpty() ? null : book(EntryKind.RECOGNITION, about, changes);
    holdings = holdings.apply(posting);
    add(accountId, posting, about, 0, null, entryId);
  }

  /**
   * Takes back points that a sale had earned.
   *
   * @param amount the deferral that goes with them
   * @param earnedAt when they were earned
   */
  public void reverse(UUID lotId, long points, BigDecimal amount, Instant earnedAt, About about) {
    Posting posting = holdings.reverse(lotId, points);
    UUID entryId =
        book(
            EntryKind.REVERSAL,
            about,
            List.of(
                CohortChange.reverse(
                    holdings.lot(lotId).cohort(), amount, points, posting.debt())));
    holdings = holdings.apply(posting);
    add(accountOfLot.getOrDefault(lotId, accountId), posting, about, -points, earnedAt, entryId);
    settle();
  }

  /** Expires what is overdue and pays a debt from what is there. */
  public void settle() {
    for (Posting due : holdings.dues(now)) {
      boolean expired = due.movement() == PointsMovement.EXPIRED;
      post(due, About.of(expired ? "expiry" : "debt", now));
    }
  }

  /** Gives up every point that is not held: the person is to be forgotten. */
  public void forfeit() {
    holdings.forfeit().forEach(posting -> post(posting, About.of("erasure", now)));
  }

  private UUID book(EntryKind kind, About about, List<CohortChange> changes) {
    UUID entryId = Ids.next();
    Instant day = about.at().isAfter(now) ? now : about.at();
    bookings.add(
        new Booking(
            entryId,
            program.id(),
            program.version(),
            kind,
            LocalDate.ofInstant(day, ZoneOffset.UTC),
            about.reference(),
            changes,
            null));
    return entryId;
  }

  private void add(
      UUID account,
      Posting posting,
      About about,
      long qualifying,
      @Nullable Instant qualifiedAt,
      @Nullable UUID entryId) {
    movements.add(
        new Movement(
            Ids.next(),
            account,
            posting,
            about,
            qualifying,
            qualifying == 0 ? null : qualifiedAt,
            entryId,
            holdings.available(now),
            holdings.held()));
  }

  /** The account that new points go to. */
  public UUID accountId() {
    return accountId;
  }

  /** Whom they belong to today; another one than asked for after a merge. */
  public UUID profileId() {
    return profileId;
  }

  public ProgramVersion program() {
    return program;
  }

  /** As they are after all that was posted. */
  public Holdings holdings() {
    return holdings;
  }

  public long available() {
    return holdings.available(now);
  }

  /** What could be spent before anything was posted; what expired meanwhile is still in it. */
  public long availableBefore() {
    return availableBefore;
  }

  /** Whether a lot was given just now. */
  public boolean isNew(UUID lotId) {
    return lots.stream().anyMatch(lot -> lot.id().equals(lotId));
  }

  public Instant now() {
    return now;
  }

  /** The lots that were given just now, as they were given. */
  public List<Lot> lots() {
    return lots;
  }

  List<Movement> movements() {
    return movements;
  }

  List<Booking> bookings() {
    return bookings;
  }
}
