package io.assidu.loyalty.ledger;

import io.assidu.contracts.loyalty.PointsMovement;
import io.assidu.loyalty.books.Books;
import io.assidu.loyalty.journal.EntryKind;
import io.assidu.loyalty.points.Consequences;
import io.assidu.loyalty.points.Holdings;
import io.assidu.loyalty.points.Lot;
import io.assidu.loyalty.points.LotChange;
import io.assidu.loyalty.points.PassedLot;
import io.assidu.loyalty.points.Posting;
import io.assidu.loyalty.points.Slice;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.revenue.CohortChange;
import io.assidu.loyalty.revenue.CohortKey;
import io.assidu.loyalty.revenue.Dealing;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One member's points in one program while they are locked. What is posted here is planned and
 * announced, in the story at work, and {@link Ledger#write} writes all of it at once.
 */
public final class MemberAccount {

  private final UUID profileId;
  private final ProgramVersion program;
  private final Map<UUID, UUID> accountOfProfile;
  private final Map<UUID, UUID> accountOfLot = new HashMap<>();
  private final Set<UUID> accountIds;
  private final Debts debts = new Debts();
  private final Instant now;
  private final PostingSlip slip;
  private final long availableBefore;
  private Holdings holdings;
  private UUID accountId;
  private String segment = CohortKey.WHOLE;

  MemberAccount(
      Work work,
      UUID profileId,
      ProgramVersion program,
      Map<UUID, UUID> accountOfProfile,
      Map<UUID, LedgerStore.Loaded> accounts,
      Instant now) {
    this.profileId = profileId;
    this.program = program;
    this.accountOfProfile = accountOfProfile;
    this.now = now;
    this.accountIds = Set.copyOf(accounts.keySet());
    Map<UUID, Movement.Place> heads = new HashMap<>();
    List<Lot> lots = new ArrayList<>();
    for (Map.Entry<UUID, LedgerStore.Loaded> account : accounts.entrySet()) {
      LedgerStore.Loaded loaded = account.getValue();
      heads.put(account.getKey(), loaded.head());
      loaded.lots().forEach(lot -> accountOfLot.put(lot.id(), account.getKey()));
      lots.addAll(loaded.lots());
      debts.add(account.getKey(), loaded.debt());
    }
    this.slip = new PostingSlip(work, profileId, program, now, heads);
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

  /** New points belong to the cohorts of this segment from here on. */
  public void grantIn(String ofMembers) {
    segment = ofMembers;
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
    boolean paid = grant.origin().paid();
    UUID id = Ids.next();
    UUID entryId =
        slip.book(
            paid ? EntryKind.ALLOCATION : EntryKind.COST,
            accountId,
            grant.about(),
            List.of(CohortChange.issue(lot.cohort(), grant.amount(), grant.points())),
            by(id, grant.dealing()));
    holdings = holdings.plus(lot);
    accountOfLot.put(lot.id(), accountId);
    Posting posting =
        new Posting(
            paid ? PointsMovement.EARNED : PointsMovement.ADJUSTED,
            grant.points(),
            List.of(new LotChange(lot.id(), grant.points(), 0)),
            0);
    slip.add(
        new PostingSlip.Line(
            id,
            accountId,
            posting,
            grant.about(),
            Movement.Lots.granted(lot),
            grant.qualifies() ? grant.points() : 0,
            lot.earnedAt(),
            grant.isBooked() ? entryId : null),
        holdings);
    settle();
    return lot.id();
  }

  private Lot lot(Grant grant) {
    Instant earnedAt = grant.about().at();
    return new Lot(
        Ids.next(),
        CohortKey.of(grant.origin(), earnedAt).in(grant.currency()).ofSegment(segment),
        earnedAt,
        earnedAt.plus(Duration.ofDays(program.program().earning().pendingDays())),
        program.program().expiry().of(earnedAt),
        grant.points(),
        0);
  }

  /**
   * Holds, burns, releases or deducts, as {@link #holdings()} planned it.
   *
   * @return the movement's id
   */
  public UUID post(Posting posting, About about) {
    return post(accountId, posting, about, Movement.Lots.NONE);
  }

  private UUID post(UUID account, Posting posting, About about, Movement.Lots lots) {
    List<CohortChange> changes = Consequences.of(posting, holdings);
    boolean back = posting.movement() == PointsMovement.RETURNED || posting.adjustsUp();
    EntryKind kind = back ? EntryKind.REVERSAL : EntryKind.RECOGNITION;
    UUID entryId = changes.isEmpty() ? null : slip.book(kind, account, about, changes, null);
    holdings = holdings.apply(posting);
    return add(account, posting, about, lots, entryId);
  }

  private UUID add(
      UUID account, Posting posting, About about, Movement.Lots lots, @Nullable UUID entryId) {
    debts.add(account, posting.debt());
    return slip.add(
        new PostingSlip.Line(Ids.next(), account, posting, about, lots, 0, null, entryId),
        holdings);
  }

  /** What a partner is owed, or is owed no longer, for points that were spent. */
  public void settle(Dealing dealing, About about) {
    slip.book(EntryKind.SETTLEMENT, accountId, about, List.of(), dealing);
  }

  /**
   * Passes points on to another member who is locked as well: the receiver gets a lot for each that
   * they come from, in the same cohort and with the same dates, so that no money moves.
   *
   * @return the two movements
   */
  public Transferred passOn(long points, MemberAccount receiver, About about) {
    Posting out = holdings.passOn(points, now);
    List<PassedLot> lots = holdings.passed(out, Ids::next);
    holdings = holdings.apply(out);
    UUID outId = add(accountId, out, about, Movement.Lots.NONE, null);
    UUID inId = receiver.takeIn(lots, about);
    settle();
    return new Transferred(outId, inId);
  }

  private UUID takeIn(List<PassedLot> lots, About about) {
    holdings = holdings.plus(lots.stream().map(PassedLot::lot).toList());
    lots.forEach(passed -> accountOfLot.put(passed.lot().id(), accountId));
    UUID id = add(accountId, Holdings.takeIn(lots), about, Movement.Lots.passedOn(lots), null);
    settle();
    return id;
  }

  /** Takes points back; those of them that have expired are called back first, and not owed. */
  public void reverse(Recall recall, About about) {
    UUID id = Ids.next();
    UUID lotId = recall.lotId();
    UUID account = accountOfLot.getOrDefault(lotId, accountId);
    long missing = recall.points() - holdings.lot(lotId).available();
    long lapsed = Math.min(missing, recall.expired() + slip.expiredOf(lotId));
    if (lapsed > 0) {
      post(account, holdings.callBack(lotId, lapsed), about, Movement.Lots.NONE);
    }
    Posting posting = holdings.reverse(lotId, recall.points());
    CohortChange change =
        CohortChange.reverse(
            holdings.lot(lotId).cohort(), recall.amount(), recall.points(), posting.debt());
    UUID entryId =
        slip.book(EntryKind.REVERSAL, account, about, List.of(change), by(id, recall.dealing()));
    holdings = holdings.apply(posting);
    debts.add(account, posting.debt());
    Instant earnedAt = recall.earnedAt();
    long qualifying = earnedAt == null ? 0 : -recall.points();
    slip.add(
        new PostingSlip.Line(
            id, account, posting, about, Movement.Lots.NONE, qualifying, earnedAt, entryId),
        holdings);
    settle();
  }

  /**
   * Gives back points that were spent. A lot that has expired since gets them all the same: they
   * expire at once, or after {@code grace}.
   *
   * @param spent what was spent of which lot, and not given back yet
   */
  public Returned giveBack(List<Slice> spent, long points, Duration grace, About about) {
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
    UUID id = post(accountId, returned, about, Movement.Lots.extended(extended));
    settle();
    return new Returned(id, returned);
  }

  /** Points that went back, and the movement that brought them. */
  public record Returned(UUID movementId, Posting posting) {}

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
                    post(
                        account,
                        holdings.pay(points, now),
                        About.of("debt", now),
                        Movement.Lots.NONE));
      }
    }
  }

  /** Gives up every point that is not held: the person is to be forgotten. */
  public void forfeit() {
    holdings.forfeit().forEach(posting -> post(posting, About.of("erasure", now)));
  }

  private static @Nullable Dealing by(UUID movementId, @Nullable Dealing dealing) {
    return dealing == null ? null : dealing.by(movementId);
  }

  /** The account that new points go to. */
  public UUID accountId() {
    return accountId;
  }

  /** All accounts that belong to the member: several after a merge. */
  public Collection<UUID> accountIds() {
    return accountIds;
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

  /** The lots that were given or passed on to the member just now, as they were then. */
  public List<Lot> newLots() {
    return slip.movements().stream()
        .flatMap(movement -> movement.lots().made().stream().map(Movement.Made::lot))
        .toList();
  }

  public Instant now() {
    return now;
  }

  /** The story that points were last posted in; that at work where none were. */
  public String correlationId() {
    return slip.correlationId();
  }

  List<Movement> movements() {
    return slip.movements();
  }

  List<Books.Handed> bookings() {
    return slip.bookings();
  }
}
