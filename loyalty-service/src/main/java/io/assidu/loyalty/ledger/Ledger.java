package io.assidu.loyalty.ledger;

import io.assidu.loyalty.books.Books;
import io.assidu.loyalty.points.Slice;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.platform.work.Work;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The only way to change points. A member's account is locked from {@link #open} to the end of the
 * transaction, so what is decided on it is decided on what is there; no row is shared between
 * members. Whoever posts to several members in one transaction opens them together, which locks
 * them in one order.
 */
@ApplicationScoped
public class Ledger {

  private final LedgerStore store;
  private final MovementStore movements;
  private final ReturnStore returns;
  private final Books books;
  private final Clock clock;
  private final MeterRegistry meters;
  private final List<PostingListener> listeners;

  Ledger(
      LedgerStore store,
      MovementStore movements,
      ReturnStore returns,
      Books books,
      Clock clock,
      MeterRegistry meters,
      @All List<PostingListener> listeners) {
    this.store = store;
    this.movements = movements;
    this.returns = returns;
    this.books = books;
    this.clock = clock;
    this.meters = meters;
    this.listeners = listeners;
  }

  /**
   * Locks members' accounts; a member without one gets one.
   *
   * @return by the profile asked for, which is another than the owner's after a merge: two that
   *     belong to one member lead to the same account; without those who were erased
   */
  public Uni<Map<UUID, MemberAccount>> openAll(
      Work work, Collection<UUID> profileIds, ProgramVersion program) {
    Set<UUID> asked = Set.copyOf(profileIds);
    return store
        .ensureAccounts(work, asked, clock.instant())
        .chain(() -> lockAll(work, asked, program));
  }

  /** Locks the accounts of those who have one. */
  public Uni<Map<UUID, MemberAccount>> lockAll(
      Work work, Collection<UUID> profileIds, ProgramVersion program) {
    return store
        .lockOwners(work, Set.copyOf(profileIds))
        .chain(found -> load(work, found, program));
  }

  /**
   * Locks a member's account; a member without one gets one.
   *
   * @return empty for someone who was erased
   */
  public Uni<Optional<MemberAccount>> open(Work work, UUID profileId, ProgramVersion program) {
    return openAll(work, Set.of(profileId), program).map(one(profileId));
  }

  /** Locks the account of someone who has one. */
  public Uni<Optional<MemberAccount>> lock(Work work, UUID profileId, ProgramVersion program) {
    return lockAll(work, Set.of(profileId), program).map(one(profileId));
  }

  /** Locks a member's accounts, whatever program is looked at then. */
  public Uni<Void> hold(Work work, UUID profileId) {
    return hold(work, Set.of(profileId));
  }

  /**
   * Locks the accounts of several members: before those of one program after the other are opened,
   * so that all are locked in the one order.
   */
  public Uni<Void> hold(Work work, Collection<UUID> profileIds) {
    return store.lockOwners(work, Set.copyOf(profileIds)).replaceWithVoid();
  }

  /** What a member has, without a lock: to be shown, not to be decided on. */
  public Uni<Optional<MemberAccount>> look(Work work, UUID profileId, ProgramVersion program) {
    return lookAll(work, Set.of(profileId), program).map(one(profileId));
  }

  /** The same, of those among several who have an account. */
  public Uni<Map<UUID, MemberAccount>> lookAll(
      Work work, Collection<UUID> profileIds, ProgramVersion program) {
    return store
        .ownerAccounts(work, Set.copyOf(profileIds))
        .chain(found -> load(work, found, program));
  }

  private static Function<Map<UUID, MemberAccount>, Optional<MemberAccount>> one(UUID profileId) {
    return all -> Optional.ofNullable(all.get(profileId)).map(found -> found.actFor(profileId));
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

  private Uni<Map<UUID, MemberAccount>> load(
      Work work, List<LedgerStore.Owned> accounts, ProgramVersion program) {
    if (accounts.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    Set<UUID> ids = accounts.stream().map(LedgerStore.Owned::id).collect(Collectors.toSet());
    return store
        .load(work, ids, program.id())
        .map(loaded -> members(work, accounts, loaded, program));
  }

  /** One for each owner: whoever is reached under two profiles must not be loaded twice. */
  private Map<UUID, MemberAccount> members(
      Work work,
      List<LedgerStore.Owned> accounts,
      Map<UUID, LedgerStore.Loaded> loaded,
      ProgramVersion program) {
    Instant now = clock.instant();
    Map<UUID, List<LedgerStore.Owned>> owners =
        accounts.stream().collect(Collectors.groupingBy(LedgerStore.Owned::profileId));
    Map<UUID, MemberAccount> asked = new HashMap<>();
    owners.forEach(
        (owner, theirs) -> {
          Map<UUID, LedgerStore.Loaded> parts = new HashMap<>();
          Map<UUID, UUID> accountOfProfile = new HashMap<>();
          for (LedgerStore.Owned account : theirs) {
            parts.put(account.id(), Objects.requireNonNull(loaded.get(account.id())));
            accountOfProfile.put(account.originProfileId(), account.id());
          }
          MemberAccount member =
              new MemberAccount(work, owner, program, accountOfProfile, parts, now);
          theirs.forEach(account -> asked.put(account.asked(), member));
        });
    return asked;
  }

  /** Writes what was posted and hands it to the books. */
  public Uni<Void> write(Work work, MemberAccount account) {
    return writeAll(work, List.of(account), member -> {});
  }

  /**
   * Writes what was posted to each of them, in a handful of statements.
   *
   * @param about is called with a member before anything more is said of them, so that it belongs
   *     to their story ({@link Work#because})
   */
  public Uni<Void> writeAll(
      Work work, Collection<MemberAccount> accounts, Consumer<MemberAccount> about) {
    List<MemberAccount> posted =
        accounts.stream().distinct().filter(account -> !account.movements().isEmpty()).toList();
    if (posted.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<MovementStore.Written> written =
        posted.stream().flatMap(account -> written(account).stream()).toList();
    work.afterCommit(() -> written.forEach(one -> count(one.movement())));
    return movements
        .append(work, written)
        .chain(() -> returns.extend(work, written))
        .chain(() -> books.add(work, posted.stream().flatMap(a -> a.bookings().stream()).toList()))
        .chain(() -> tell(work, posted, about));
  }

  private Uni<Void> tell(Work work, List<MemberAccount> accounts, Consumer<MemberAccount> about) {
    return Multi.createFrom()
        .iterable(listeners)
        .onItem()
        .transformToUniAndConcatenate(listener -> listener.posted(work, accounts, about))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private static List<MovementStore.Written> written(MemberAccount account) {
    ProgramVersion program = account.program();
    return account.movements().stream()
        .map(movement -> new MovementStore.Written(movement, program.id(), program.version()))
        .toList();
  }

  private void count(Movement movement) {
    meters
        .counter("assidu.loyalty.points", "movement", movement.kind())
        .increment(movement.posting().points());
  }

  /** Whether a profile was merged into another or erased: nobody will hear of it again. */
  public Uni<Boolean> isGone(Work work, UUID profileId) {
    return gone(work, Set.of(profileId)).map(gone -> !gone.isEmpty());
  }

  /** Which of these profiles were merged into another or erased. */
  public Uni<List<UUID>> gone(Work work, Collection<UUID> profileIds) {
    return store.gone(work, profileIds);
  }

  /** What a redemption has spent of which lot, less what was given back. */
  public Uni<List<Slice>> spentBy(Work work, UUID redemptionId) {
    return returns.spentBy(work, redemptionId);
  }

  /** How many of those points had been given without a sale. */
  public Uni<Long> giftsSpentBy(Work work, UUID redemptionId) {
    return returns.giftsSpentBy(work, redemptionId);
  }

  /** What a redemption holds at the moment. */
  public Uni<List<Slice>> heldBy(Work work, UUID redemptionId) {
    return store.heldBy(work, redemptionId);
  }
}
