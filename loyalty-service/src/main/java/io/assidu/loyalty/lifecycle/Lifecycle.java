package io.assidu.loyalty.lifecycle;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.ProfileChangeApplied;
import io.assidu.contracts.profile.ProfileChanged;
import io.assidu.contracts.profile.ProfileErased;
import io.assidu.contracts.profile.ProfileMerged;
import io.assidu.contracts.profile.ProfileUnmerged;
import io.assidu.loyalty.alert.PointsAlerts;
import io.assidu.loyalty.ledger.Ledger;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.ledger.Ownership;
import io.assidu.loyalty.person.Persons;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.redemption.Redemptions;
import io.assidu.loyalty.risk.Freezes;
import io.assidu.loyalty.tier.Tiers;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Carries out on points what happened to profiles, and says so when it is done. */
@ApplicationScoped
class Lifecycle {

  private static final String SERVICE = "loyalty-service";

  private final Persons persons;
  private final Ownership ownership;
  private final Ledger ledger;
  private final Programs programs;
  private final Redemptions redemptions;
  private final Tiers tiers;
  private final PointsAlerts alerts;
  private final Freezes freezes;
  private final Clock clock;

  Lifecycle(
      Persons persons,
      Ownership ownership,
      Ledger ledger,
      Programs programs,
      Redemptions redemptions,
      Tiers tiers,
      PointsAlerts alerts,
      Freezes freezes,
      Clock clock) {
    this.persons = persons;
    this.ownership = ownership;
    this.ledger = ledger;
    this.programs = programs;
    this.redemptions = redemptions;
    this.tiers = tiers;
    this.alerts = alerts;
    this.freezes = freezes;
    this.clock = clock;
  }

  /** Locks whose accounts are about to move, in one order. */
  Uni<Void> hold(Work work, Set<UUID> profileIds) {
    return ownership.hold(work, profileIds);
  }

  /** A snapshot that was under way when its profile merged or was erased is out of date. */
  Uni<Void> changed(Work work, ProfileChanged changed) {
    return ledger
        .isGone(work, changed.profileId())
        .chain(gone -> gone ? Uni.createFrom().voidItem() : persons.take(work, changed));
  }

  /** Joins accounts: all lots can be spent, debts are paid from them, and tiers count both. */
  Uni<Void> merged(Work work, ProfileMerged merged) {
    UUID survivor = merged.profileId();
    UUID absorbed = merged.absorbedId();
    return ownership
        .merge(work, merged.mergeId(), absorbed, survivor, merged.at())
        .chain(() -> persons.merge(work, absorbed, survivor))
        .chain(() -> freezes.merge(work, absorbed, survivor))
        .chain(() -> reviewAll(work, survivor))
        .invoke(() -> applied(work, merged.mergeId(), survivor, "merged"));
  }

  /**
   * Parts accounts: each goes back with what is left in its lots. What one side holds of the other
   * side's lots is given up.
   */
  Uni<Void> unmerged(Work work, ProfileUnmerged unmerged) {
    UUID survivor = unmerged.profileId();
    UUID restored = unmerged.restoredId();
    // Under the lock nothing more is held across both while they part.
    return each(work, survivor, locked -> Uni.createFrom().voidItem())
        .chain(() -> redemptions.part(work, unmerged.mergeId(), survivor))
        .chain(() -> ownership.unmerge(work, unmerged.mergeId(), survivor, restored, unmerged.at()))
        .chain(() -> reviewAll(work, survivor))
        .chain(() -> reviewAll(work, restored))
        .invoke(() -> applied(work, unmerged.mergeId(), survivor, "unmerged"));
  }

  /** Forgets the person and keeps the books: points left expire, accounts lose their owner. */
  Uni<Void> erased(Work work, ProfileErased erased) {
    UUID profileId = erased.profileId();
    return ownership
        .accounts(work, profileId)
        .chain(accounts -> redemptions.giveUp(work, accounts))
        .chain(() -> each(work, profileId, account -> forfeit(work, account)))
        .chain(() -> tiers.forget(work, profileId))
        .chain(() -> alerts.forget(work, profileId))
        .chain(() -> ownership.erase(work, profileId, clock.instant()))
        .chain(() -> persons.forget(work, profileId))
        .chain(() -> freezes.release(work, profileId))
        .invoke(() -> applied(work, erased.erasureId(), profileId, "erased"));
  }

  private Uni<Void> reviewAll(Work work, UUID profileId) {
    return each(
        work,
        profileId,
        account -> {
          account.settle();
          return ledger
              .write(work, account)
              .chain(() -> tiers.review(work, account))
              .chain(() -> alerts.look(work, account));
        });
  }

  private Uni<Void> forfeit(Work work, MemberAccount account) {
    account.forfeit();
    return ledger.write(work, account);
  }

  /** For a member's points in each program, locked. */
  private Uni<Void> each(Work work, UUID profileId, Function<MemberAccount, Uni<Void>> action) {
    return programs
        .current(work)
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(program -> one(work, profileId, program, action))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private Uni<Void> one(
      Work work,
      UUID profileId,
      ProgramVersion program,
      Function<MemberAccount, Uni<Void>> action) {
    return ledger
        .lock(work, profileId, program)
        .chain(
            account ->
                account.isEmpty() ? Uni.createFrom().voidItem() : action.apply(account.get()));
  }

  private void applied(Work work, UUID changeId, UUID profileId, String change) {
    work.emit(
        Topics.PROFILE_APPLIED,
        profileId.toString(),
        new ProfileChangeApplied(changeId, profileId, change, SERVICE, clock.instant()));
  }
}
