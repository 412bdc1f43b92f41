package io.assidu.loyalty.ledger;

import io.assidu.contracts.Topics;
import io.assidu.contracts.loyalty.PointsChanged;
import io.assidu.loyalty.books.Books;
import io.assidu.loyalty.points.Slice;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.timer.Timers;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.Work;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The only way to change points. A member's account is locked from {@link #open} to the end of the
 * transaction, so what is decided on it is decided on what is there; no row is shared between
 * members.
 */
@ApplicationScoped
public class Ledger {

  /** Timers of this kind have a lot's id. */
  public static final String LOT_EXPIRY = "lot-expiry";

  private final LedgerStore store;
  private final Books books;
  private final Timers timers;
  private final Clock clock;
  private final MeterRegistry meters;
  private final List<PostingListener> listeners;

  Ledger(
      LedgerStore store,
      Books books,
      Timers timers,
      Clock clock,
      MeterRegistry meters,
      @All List<PostingListener> listeners) {
    this.store = store;
    this.books = books;
    this.timers = timers;
    this.clock = clock;
    this.meters = meters;
    this.listeners = listeners;
  }

  /**
   * Locks a member's account; a member without one gets one.
   *
   * @return empty for someone who was erased
   */
  public Uni<Optional<MemberAccount>> open(Work work, UUID profileId, ProgramVersion program) {
    return store
        .ensureAccount(work, Ids.next(), profileId, clock.instant())
        .chain(() -> lock(work, profileId, program));
  }

  /** Locks the account of someone who has one. */
  public Uni<Optional<MemberAccount>> lock(Work work, UUID profileId, ProgramVersion program) {
    return store.lockOwner(work, profileId).chain(found -> load(work, found, profileId, program));
  }

  /** Locks a member's accounts, whatever program is looked at then. */
  public Uni<Void> hold(Work work, UUID profileId) {
    return store.lockOwner(work, profileId).replaceWithVoid();
  }

  /** What a member has, without a lock: to be shown, not to be decided on. */
  public Uni<Optional<MemberAccount>> look(Work work, UUID profileId, ProgramVersion program) {
    return store
        .ownerAccounts(work, profileId)
        .chain(found -> load(work, found, profileId, program));
  }

  /** The same, by one of the member's accounts. */
  public Uni<Optional<MemberAccount>> lookAccount(
      Work work, UUID accountId, ProgramVersion program) {
    return store
        .owner(work, accountId)
        .chain(
            owner ->
                owner.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : look(work, owner.get(), program));
  }

  /** Locks the accounts that belong together with the one given. */
  public Uni<Optional<MemberAccount>> lockAccount(
      Work work, UUID accountId, ProgramVersion program) {
    return store
        .owner(work, accountId)
        .chain(
            owner ->
                owner.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : lock(work, owner.get(), program));
  }

  private Uni<Optional<MemberAccount>> load(
      Work work, List<LedgerStore.Owned> accounts, UUID profileId, ProgramVersion program) {
    if (accounts.isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    LedgerStore.Owned own =
        accounts.stream()
            .filter(account -> account.originProfileId().equals(profileId))
            .findFirst()
            .orElse(accounts.getFirst());
    return store
        .holdings(work, accounts.stream().map(LedgerStore.Owned::id).toList(), program.id())
        .map(
            loaded ->
                Optional.of(
                    new MemberAccount(
                        own.id(), own.profileId(), program, loaded, clock.instant())));
  }

  /** Writes what was posted, hands it to the books and announces it. */
  public Uni<Void> write(Work work, MemberAccount account) {
    if (account.movements().isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    account.movements().forEach(movement -> announce(work, account, movement));
    work.afterCommit(() -> account.movements().forEach(this::count));
    return store
        .append(work, account)
        .chain(() -> books.add(work, account.accountId(), account.bookings()))
        .chain(
            () ->
                timers.set(
                    work,
                    account.lots().stream()
                        .map(lot -> new Timers.Due(LOT_EXPIRY, lot.id(), lot.expiresAt()))
                        .toList()))
        .chain(() -> tell(work, List.of(account)));
  }

  private Uni<Void> tell(Work work, List<MemberAccount> accounts) {
    return Multi.createFrom()
        .iterable(listeners)
        .onItem()
        .transformToUniAndConcatenate(listener -> listener.posted(work, accounts, member -> {}))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private static void announce(Work work, MemberAccount account, Movement movement) {
    work.emit(
        Topics.LOYALTY_EVENTS,
        account.profileId().toString(),
        new PointsChanged(
            movement.id(),
            account.profileId(),
            account.program().id(),
            movement.posting().movement(),
            movement.posting().points(),
            movement.available(),
            movement.held(),
            movement.about().reference(),
            movement.entryId(),
            movement.about().at()));
  }

  private void count(Movement movement) {
    String kind = movement.posting().movement().name().toLowerCase(Locale.ROOT);
    meters
        .counter("assidu.loyalty.points", "movement", kind)
        .increment(movement.posting().points());
  }

  /** Whether a profile was merged into another or erased: nobody will hear of it again. */
  public Uni<Boolean> isGone(Work work, UUID profileId) {
    return store.isGone(work, profileId);
  }

  /** What a redemption holds at the moment. */
  public Uni<List<Slice>> heldBy(Work work, UUID redemptionId) {
    return store.heldBy(work, redemptionId);
  }
}
