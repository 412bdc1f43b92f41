package io.assidu.loyalty.tier;

import io.assidu.contracts.Topics;
import io.assidu.contracts.loyalty.TierChanged;
import io.assidu.loyalty.alert.TierAlerts;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.TierPolicy;
import io.assidu.loyalty.standing.Merits;
import io.assidu.loyalty.standing.Standing;
import io.assidu.loyalty.timer.Timers;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every member's tier true: after each change of what counts, and when the window moves on.
 */
@ApplicationScoped
public class Tiers {

  /** Timers of this kind have a profile's id. */
  static final String REVIEW = "tier-review";

  private final TierStore store;
  private final TierAlerts alerts;
  private final Timers timers;
  private final Clock clock;

  Tiers(TierStore store, TierAlerts alerts, Timers timers, Clock clock) {
    this.store = store;
    this.alerts = alerts;
    this.timers = timers;
    this.clock = clock;
  }

  /** Where a member stands now. */
  public Uni<Standing> standing(Work work, UUID profileId, ProgramVersion program) {
    Instant now = clock.instant();
    return merits(work, List.of(profileId), program, now)
        .map(merits -> merits.getOrDefault(profileId, nothing(program, now)).standing(now));
  }

  /** The tiers that members were last told of, by their profiles. */
  public Uni<Map<UUID, String>> told(Work work, Collection<UUID> profileIds, String program) {
    return store
        .told(work, List.copyOf(profileIds), program)
        .map(
            told -> {
              Map<UUID, String> tiers = new HashMap<>();
              told.forEach(
                  (profileId, one) -> {
                    if (one.tier() != null) {
                      tiers.put(profileId, one.tier());
                    }
                  });
              return tiers;
            });
  }

  /** Sees whether what was posted moves its member to another tier. */
  public Uni<Void> review(Work work, MemberAccount account) {
    return review(work, List.of(account), member -> {});
  }

  /**
   * The same for many members, locked, with as many statements as for one.
   *
   * @param about is called with each before anything is said of them, so that it belongs to their
   *     story ({@link Work#because})
   */
  public Uni<Void> review(Work work, List<MemberAccount> accounts, Consumer<MemberAccount> about) {
    Map<String, List<MemberAccount>> byProgram =
        accounts.stream().collect(Collectors.groupingBy(account -> account.program().id()));
    return Multi.createFrom()
        .iterable(byProgram.values())
        .onItem()
        .transformToUniAndConcatenate(
            members -> review(work, members.getFirst().program(), members, about))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private Uni<Void> review(
      Work work,
      ProgramVersion program,
      List<MemberAccount> accounts,
      Consumer<MemberAccount> about) {
    Instant now = clock.instant();
    List<UUID> members = accounts.stream().map(MemberAccount::profileId).distinct().toList();
    return merits(work, members, program, now)
        .chain(
            merits ->
                store
                    .told(work, members, program.id())
                    .chain(
                        told -> {
                          Map<UUID, TierReviewed> reviewed = new LinkedHashMap<>();
                          for (MemberAccount account : accounts) {
                            reviewed.computeIfAbsent(
                                account.profileId(),
                                id ->
                                    TierReviewed.of(
                                        account,
                                        merits.getOrDefault(id, nothing(program, now)),
                                        told.getOrDefault(id, Told.NOTHING),
                                        now));
                          }
                          return carryOut(work, List.copyOf(reviewed.values()), about, now);
                        }));
  }

  private Uni<Void> carryOut(
      Work work, List<TierReviewed> reviewed, Consumer<MemberAccount> about, Instant now) {
    List<TierChange> changes = new ArrayList<>();
    for (TierReviewed one : reviewed) {
      if (one.isChanged()) {
        about.accept(one.account());
        changes.add(announce(work, one, now));
      }
    }
    return (changes.isEmpty() ? Uni.createFrom().voidItem() : store.add(work, changes))
        .chain(() -> alerts.look(work, reviewed.stream().map(TierReviewed::sight).toList(), about))
        .chain(() -> lookAgain(work, reviewed, now));
  }

  private static TierChange announce(Work work, TierReviewed one, Instant now) {
    ProgramVersion program = one.account().program();
    Standing standing = one.sight().standing();
    UUID profileId = one.account().profileId();
    String reason = Reasons.of(program.program(), standing);
    work.emit(
        Topics.LOYALTY_EVENTS,
        profileId.toString(),
        new TierChanged(
            profileId,
            program.id(),
            one.before(),
            standing.tier(),
            reason,
            now,
            standing.losesAt()));
    return new TierChange(
        Ids.next(),
        one.account().accountId(),
        profileId,
        program.id(),
        program.version(),
        one.before(),
        standing.tier(),
        reason,
        standing.qualifying(),
        standing.losesAt(),
        work.correlationId(),
        now);
  }

  private Uni<Void> lookAgain(Work work, List<TierReviewed> reviewed, Instant now) {
    List<Timers.Due> due = new ArrayList<>();
    for (TierReviewed one : reviewed) {
      @Nullable Instant next = one.sight().next(now);
      if (next != null) {
        due.add(
            new Timers.Due(REVIEW, one.account().profileId(), next, one.account().correlationId()));
      }
    }
    return timers.set(work, due);
  }

  private Uni<Map<UUID, Merits>> merits(
      Work work, List<UUID> members, ProgramVersion program, Instant now) {
    TierPolicy policy = program.program().tiers();
    return store.merits(work, members, program.id(), policy, Merits.since(policy, now));
  }

  /** Someone who has no account yet. */
  private static Merits nothing(ProgramVersion program, Instant now) {
    return new Merits(program.program().tiers(), now, List.of());
  }

  /**
   * Forgets what tiers a profile, and those merged into it, were told of: it is being erased. A
   * merge forgets nothing, so that who is parted again is told nothing that they know.
   */
  public Uni<Void> forget(Work work, UUID profileId) {
    return store.forget(work, profileId).chain(() -> timers.forget(work, REVIEW, profileId));
  }
}
