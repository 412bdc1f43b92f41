package io.assidu.loyalty.redemption;

import io.assidu.loyalty.caller.Caller;
import io.assidu.loyalty.ledger.Ledger;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.risk.Assessment;
import io.assidu.loyalty.risk.Freezes;
import io.assidu.loyalty.timer.Timers;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.work.Reply;
import io.assidu.platform.work.Story;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Redemptions of points for nothing but a discount, of several callers in one transaction. A reward
 * has limits and stock of its own, a partner its agreement: they go alone ({@link Holds}).
 */
@ApplicationScoped
class Discounts {

  private final RedemptionStore store;
  private final Programs programs;
  private final Ledger ledger;
  private final Freezes freezes;
  private final Holds holds;
  private final Timers timers;

  Discounts(
      RedemptionStore store,
      Programs programs,
      Ledger ledger,
      Freezes freezes,
      Holds holds,
      Timers timers) {
    this.store = store;
    this.programs = programs;
    this.ledger = ledger;
    this.freezes = freezes;
    this.holds = holds;
    this.timers = timers;
  }

  /** A redemption that somebody asks for. */
  record Asked(UUID id, Caller caller, RedemptionRequest request) {}

  /** One that fraud-service was asked about. */
  record Assessed(
      Asked asked, Holds.Possible possible, Optional<Assessment> assessment, Story story) {}

  /**
   * Looks, without a lock, whether redemptions could be made.
   *
   * @return in their order; empty for one that was made before
   */
  Uni<List<Reply<Optional<Holds.Possible>>>> check(Work work, List<Asked> asked) {
    Set<UUID> ids = asked.stream().map(Asked::id).collect(Collectors.toSet());
    return Uni.combine()
        .all()
        .unis(store.made(work, ids), programs.current(work))
        .usingConcurrencyOf(1)
        .asTuple()
        .chain(found -> check(work, asked, found.getItem1(), byId(found.getItem2())));
  }

  private static Map<String, ProgramVersion> byId(List<ProgramVersion> current) {
    return current.stream().collect(Collectors.toMap(ProgramVersion::id, Function.identity()));
  }

  private Uni<List<Reply<Optional<Holds.Possible>>>> check(
      Work work, List<Asked> asked, Set<UUID> made, Map<String, ProgramVersion> current) {
    Map<ProgramVersion, List<Asked>> fresh = new LinkedHashMap<>();
    for (Asked one : asked) {
      @Nullable ProgramVersion program = current.get(one.request().programId());
      if (program != null && !made.contains(one.id())) {
        fresh.computeIfAbsent(program, first -> new ArrayList<>()).add(one);
      }
    }
    return members(work, fresh, Asked::caller, ledger::lookAll)
        .map(
            members ->
                asked.stream()
                    .map(
                        one ->
                            made.contains(one.id())
                                ? new Reply.Done<>(Optional.<Holds.Possible>empty())
                                : reply(() -> Optional.of(possible(one, current, members))))
                    .toList());
  }

  private Holds.Possible possible(
      Asked asked, Map<String, ProgramVersion> current, Members members) {
    @Nullable ProgramVersion program = current.get(asked.request().programId());
    if (program == null) {
      throw Programs.unknown(asked.request().programId());
    }
    Price price = holds.price(program, asked.request());
    Holds.requireDelivery(asked.caller(), asked.request(), price);
    MemberAccount account = members.require(program, asked.caller().profileId(), price);
    return new Holds.Possible(account.profileId(), program, price, account.available());
  }

  /** Somebody made one of these redemptions while its member's lock was waited for. */
  static final class MadeMeanwhile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MadeMeanwhile() {
      super("made meanwhile: its answer is there now", null, false, false);
    }
  }

  /**
   * Sets points aside, or spends them at once, where they are still there.
   *
   * @return in their order; fails with {@link MadeMeanwhile} if another replica was first with one
   */
  Uni<List<Reply<RedemptionView>>> hold(Work work, List<Assessed> assessed) {
    Set<UUID> ids = assessed.stream().map(one -> one.asked().id()).collect(Collectors.toSet());
    Map<ProgramVersion, List<Assessed>> byProgram =
        assessed.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.possible().program(), LinkedHashMap::new, Collectors.toList()));
    return hold(work, byProgram)
        .chain(() -> members(work, byProgram, one -> one.asked().caller(), ledger::lockAll))
        .call(() -> store.made(work, ids).invoke(Discounts::requireNone))
        .chain(members -> hold(work, assessed, members));
  }

  /** Members of one program are locked in one order; those of several must be so together. */
  private Uni<Void> hold(Work work, Map<ProgramVersion, List<Assessed>> byProgram) {
    return byProgram.size() == 1
        ? Uni.createFrom().voidItem()
        : ledger.hold(
            work,
            byProgram.values().stream()
                .flatMap(List::stream)
                .map(one -> one.asked().caller().profileId())
                .collect(Collectors.toSet()));
  }

  private static void requireNone(Set<UUID> made) {
    if (!made.isEmpty()) {
      throw new MadeMeanwhile();
    }
  }

  private Uni<List<Reply<RedemptionView>>> hold(
      Work work, List<Assessed> assessed, Members members) {
    List<RedemptionStore.Plain> made = new ArrayList<>();
    Map<MemberAccount, Story> touched = new LinkedHashMap<>();
    List<Reply<RedemptionView>> replies = new ArrayList<>(assessed.size());
    for (Assessed one : assessed) {
      replies.add(
          reply(
              () -> {
                Holds.Possible possible = one.possible();
                MemberAccount account =
                    members.require(
                        possible.program(), one.asked().caller().profileId(), possible.price());
                work.resume(one.story());
                touched.put(account, one.story());
                Redemption redemption = redemption(one, account);
                made.add(new RedemptionStore.Plain(redemption, work.correlationId()));
                return RedemptionView.of(redemption, account.profileId(), account.available());
              }));
    }
    return write(work, touched, made).replaceWith(replies);
  }

  private Redemption redemption(Assessed one, MemberAccount account) {
    Asked asked = one.asked();
    account.actFor(account.profileId());
    return Holds.post(
        account,
        holds.redemption(
            asked.id(),
            account,
            one.possible().price(),
            asked.caller(),
            asked.request(),
            one.assessment()),
        asked.request().atOnce());
  }

  private Uni<Void> write(
      Work work, Map<MemberAccount, Story> touched, List<RedemptionStore.Plain> made) {
    if (made.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<Timers.Due> expiries =
        made.stream()
            .filter(one -> one.redemption().status() == Status.HELD)
            .map(
                one ->
                    new Timers.Due(
                        Redemptions.HOLD_EXPIRY,
                        one.redemption().id(),
                        one.redemption().expiresAt(),
                        one.correlationId()))
            .toList();
    return ledger
        .writeAll(
            work,
            touched.keySet(),
            account -> work.resume(Objects.requireNonNull(touched.get(account))))
        .chain(() -> store.addAll(work, made))
        .chain(() -> timers.set(work, expiries));
  }

  /** Members by program and profile, and which of them are frozen. */
  private record Members(Map<ProgramVersion, Map<UUID, MemberAccount>> accounts, Set<UUID> frozen) {

    MemberAccount require(ProgramVersion program, UUID profileId, Price price) {
      @Nullable MemberAccount account = accounts.getOrDefault(program, Map.of()).get(profileId);
      if (account == null) {
        throw Holds.unknown(profileId);
      }
      Holds.require(account, frozen.contains(account.profileId()), price);
      return account;
    }
  }

  /** How accounts are fetched: with their locks or without. */
  private interface Fetch {
    Uni<Map<UUID, MemberAccount>> fetch(
        Work work, Collection<UUID> profileIds, ProgramVersion program);
  }

  private <T> Uni<Members> members(
      Work work, Map<ProgramVersion, List<T>> asked, Function<T, Caller> caller, Fetch fetch) {
    Map<ProgramVersion, Map<UUID, MemberAccount>> accounts = new HashMap<>();
    return Multi.createFrom()
        .iterable(asked.entrySet())
        .onItem()
        .transformToUniAndConcatenate(
            theirs ->
                fetch
                    .fetch(work, profiles(theirs.getValue(), caller), theirs.getKey())
                    .invoke(found -> accounts.put(theirs.getKey(), found)))
        .collect()
        .asList()
        .chain(() -> freezes.frozen(work, owners(accounts)))
        .map(frozen -> new Members(accounts, frozen));
  }

  private static <T> Set<UUID> profiles(List<T> asked, Function<T, Caller> caller) {
    return asked.stream().map(one -> caller.apply(one).profileId()).collect(Collectors.toSet());
  }

  private static Set<UUID> owners(Map<ProgramVersion, Map<UUID, MemberAccount>> accounts) {
    return accounts.values().stream()
        .flatMap(members -> members.values().stream())
        .map(MemberAccount::profileId)
        .collect(Collectors.toSet());
  }

  /** Who is refused is refused alone. */
  private static <T> Reply<T> reply(Supplier<T> answer) {
    try {
      return new Reply.Done<>(answer.get());
    } catch (ProblemException problem) {
      return new Reply.Refused<>(problem);
    }
  }
}
