package io.assidu.loyalty.ledger;

import io.assidu.contracts.Topics;
import io.assidu.contracts.loyalty.PointsChanged;
import io.assidu.contracts.loyalty.PointsMovement;
import io.assidu.loyalty.books.Books;
import io.assidu.loyalty.journal.EntryKind;
import io.assidu.loyalty.points.Consequences;
import io.assidu.loyalty.points.Holdings;
import io.assidu.loyalty.points.Lot;
import io.assidu.loyalty.points.LotChange;
import io.assidu.loyalty.points.Posting;
import io.assidu.loyalty.points.Slice;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.revenue.Booking;
import io.assidu.loyalty.revenue.CohortChange;
import io.assidu.loyalty.revenue.CohortKey;
import io.assidu.loyalty.revenue.Origin;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.Work;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One member's points in one program while they are locked. What is posted here is planned and
 * announced, in the story at work, and {@link Ledger#write} writes all of it at once.
 */
public final class MemberAccount {

  private final Work work;
  private final UUID profileId;
  private final ProgramVersion program;
  private final Map<UUID, UUID> accountOfProfile;
  private final Map<UUID, UUID> accountOfLot = new HashMap<>();
  private final Map<UUID, Movement.Place> heads = new HashMap<>();
  private final Debts debts = new Debts();
  private final Instant now;
  private final List<Movement> movements = new ArrayList<>();
  private final List<Books.Handed> bookings = new ArrayList<>();
  private final long availableBefore;
  private Holdings holdings;
  private UUID accountId;

  MemberAccount(
      Work work,
      UUID profileId,
      ProgramVersion program,
      Map<UUID, UUID> accountOfProfile,
      Map<UUID, LedgerStore.Loaded> accounts,
      Instant now) {
    this.work = work;
    this.profileId = profileId;
    this.program = program;
    this.accountOfProfile = accountOfProfile;
    this.now = now;
    List<Lot> lots = new ArrayList<>();
    for (Map.Entry<UUID, LedgerStore.Loaded> account : accounts.entrySet()) {
      LedgerStore.Loaded loaded = account.getValue();
      heads.put(account.getKey(), loaded.head());
      loaded.lots().forEach(lot -> accountOfLot.put(lot.id(), account.getKey()));
      lots.addAll(loaded.lots());
      debts.add(account.getKey(), loaded.debt());
    }
    this.holdings = new Holdings(lots, debts.total());
    this.availableBefore = holdings.available(now) + holdings.overdue(now);
    this.accountId = accountFor(profileId);
  }

  /**
   * What is posted from here on goes to the account that was opened for this profile: after a merge
   * a member has several, and an un-merge gives each back with its own.
   */
  public MemberAccount actFor(UUID profile) {
    accountId = accountFor(profile);
    return this;
  }

  private UUID accountFor(UUID profile) {
    UUID own = accountOfProfile.get(profile);
    return own != null
        ? own
        : accountOfProfile.values().stream().min(UUID::compareTo).orElseThrow();
  }

  /** Gives points: a lot of their own, and a booking. */
  public UUID grant(Grant grant) {
    Lot lot = lot(grant);
    boolean sale = grant.origin() == Origin.SALE;
    UUID entryId =
        book(
            sale ? EntryKind.ALLOCATION : EntryKind.COST,
            grant.about(),
            List.of(CohortChange.issue(lot.cohort(), grant.amount(), grant.points())));
    holdings = holdings.plus(lot);
    accountOfLot.put(lot.id(), accountId);
    Posting posting =
        new Posting(
            sale ? PointsMovement.EARNED : PointsMovement.ADJUSTED,
            grant.points(),
            List.of(new LotChange(lot.id(), grant.points(), 0)),
            0);
    add(
        accountId,
        posting,
        grant.about(),
        new Movement.Lots(lot, Map.of()),
        grant.qualifies() ? grant.points() : 0,
        lot.earnedAt(),
        grant.amount().signum() > 0 ? entryId : null);
    settle();
    return lot.id();
  }

  private Lot lot(Grant grant) {
    Instant earnedAt = grant.about().at();
    return new Lot(
        Ids.next(),
        CohortKey.of(grant.origin(), earnedAt),
        earnedAt,
        earnedAt.plus(Duration.ofDays(program.program().earning().pendingDays())),
        program.program().expiry().of(earnedAt),
        grant.points(),
        0);
  }

  /** Holds, burns, releases or deducts, as {@link #holdings()} planned it. */
  public void post(Posting posting, About about) {
    post(accountId, posting, about, Map.of());
  }

  private void post(UUID account, Posting posting, About about, Map<UUID, Instant> extended) {
    List<CohortChange> changes = Consequences.of(posting, holdings);
    boolean back = posting.movement() == PointsMovement.RETURNED || posting.adjustsUp();
    EntryKind kind = back ? EntryKind.REVERSAL : EntryKind.RECOGNITION;
    UUID entryId = changes.isEmpty() ? null : book(kind, about, changes);
    holdings = holdings.apply(posting);
    add(account, posting, about, new Movement.Lots(null, extended), 0, null, entryId);
  }

  /**
   * Takes back points that a sale had earned.
   *
   * @param expired how many of the lot's points had expired before this transaction, and not been
   *     called back
   * @param amount the deferral that goes with them
   * @param earnedAt when they were earned
   */
  public void reverse(
      UUID lotId, long points, long expired, BigDecimal amount, Instant earnedAt, About about) {
    UUID account = accountOfLot.getOrDefault(lotId, accountId);
    long missing = points - holdings.lot(lotId).available();
    long lapsed = Math.min(missing, expired + expiredSince(lotId));
    if (lapsed > 0) {
      post(account, holdings.callBack(lotId, lapsed), about, Map.of());
    }
    Posting posting = holdings.reverse(lotId, points);
    UUID entryId =
        book(
            EntryKind.REVERSAL,
            about,
            List.of(
                CohortChange.reverse(
                    holdings.lot(lotId).cohort(), amount, points, posting.debt())));
    holdings = holdings.apply(posting);
    add(account, posting, about, Movement.Lots.NONE, -points, earnedAt, entryId);
    settle();
  }

  /** What expired of a lot since this transaction began, less what was called back. */
  private long expiredSince(UUID lotId) {
    return movements.stream().mapToLong(movement -> movement.expiredOf(lotId)).sum();
  }

  /**
   * Gives back points that were spent. A lot that has expired since gets them all the same: they
   * expire at once, or after {@code grace}.
   *
   * @param spent what was spent of which lot, and not given back yet
   */
  public void giveBack(List<Slice> spent, long points, Duration grace, About about) {
    // What else is left in such a lot expires before its date moves.
    settle();
    Posting returned = holdings.giveBack(spent, points);
    Instant date = now.plus(grace).truncatedTo(ChronoUnit.MICROS);
    Map<UUID, Instant> extended = new HashMap<>();
    for (LotChange change : returned.changes()) {
      if (grace.isPositive() && !holdings.lot(change.lotId()).expiresAt().isAfter(now)) {
        holdings = holdings.until(change.lotId(), date);
        extended.put(change.lotId(), date);
      }
    }
    post(accountId, returned, about, extended);
    settle();
  }

  /** Expires what is overdue and pays a debt from what is there. */
  public void settle() {
    for (Posting due : holdings.dues(now)) {
      if (due.movement() == PointsMovement.EXPIRED) {
        post(due, About.of("expiry", now));
      } else {
        debts
            .shares(due.points())
            .forEach(
                (account, points) ->
                    post(account, holdings.pay(points, now), About.of("debt", now), Map.of()));
      }
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
        new Books.Handed(
            new Booking(
                entryId,
                program.id(),
                program.version(),
                kind,
                LocalDate.ofInstant(day, ZoneOffset.UTC),
                about.reference(),
                changes,
                null),
            accountId,
            work.correlationId()));
    return entryId;
  }

  private void add(
      UUID account,
      Posting posting,
      About about,
      Movement.Lots lots,
      long qualifying,
      @Nullable Instant qualifiedAt,
      @Nullable UUID entryId) {
    UUID id = Ids.next();
    Instant qualified =
        qualifying == 0 || qualifiedAt == null ? null : qualifiedAt.truncatedTo(ChronoUnit.MICROS);
    Movement.Place before = heads.getOrDefault(account, Movement.Place.BEGINNING);
    Movement movement =
        new Movement(
            id,
            account,
            posting,
            about,
            lots,
            qualifying,
            qualified,
            entryId,
            work.correlationId(),
            before);
    Movement placed = movement.after(before, program);
    heads.put(account, placed.place());
    debts.add(account, posting.debt());
    movements.add(placed);
    announce(placed);
  }

  private void announce(Movement movement) {
    work.emit(
        Topics.LOYALTY_EVENTS,
        profileId.toString(),
        new PointsChanged(
            movement.id(),
            profileId,
            program.id(),
            movement.posting().movement(),
            movement.posting().points(),
            holdings.available(now),
            holdings.held(),
            movement.about().reference(),
            movement.entryId(),
            movement.about().at()));
  }

  /** The account that new points go to. */
  public UUID accountId() {
    return accountId;
  }

  /** All accounts that belong to the member: several after a merge. */
  public Collection<UUID> accountIds() {
    return heads.keySet();
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

  /** The lots that were given just now, as they were given. */
  public List<Lot> newLots() {
    return movements.stream()
        .flatMap(movement -> Stream.ofNullable(movement.lots().granted()))
        .toList();
  }

  public Instant now() {
    return now;
  }

  /** The story that points were last posted in; that at work where none were. */
  public String correlationId() {
    return movements.isEmpty() ? work.correlationId() : movements.getLast().correlationId();
  }

  List<Movement> movements() {
    return movements;
  }

  List<Books.Handed> bookings() {
    return bookings;
  }
}
