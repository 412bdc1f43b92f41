package io.assidu.loyalty.member;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.ledger.Ledger;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.person.Person;
import io.assidu.loyalty.person.Persons;
import io.assidu.loyalty.points.Holdings;
import io.assidu.loyalty.program.Program;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.reward.Rewards;
import io.assidu.loyalty.risk.Freezes;
import io.assidu.loyalty.standing.Standing;
import io.assidu.loyalty.tier.Tiers;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts together what a member has. */
@ApplicationScoped
class Members {

  /** As much of the history as a page shows first. */
  private static final int RECENT = 10;

  /**
   * What a profile has, and whose it is today.
   *
   * @param account missing for someone without points
   */
  private record Having(
      UUID owner, Optional<MemberAccount> account, Optional<Person> person, Standing standing) {

    Holdings holdings() {
      return account.map(MemberAccount::holdings).orElse(Holdings.NONE);
    }
  }

  private final Programs programs;
  private final Ledger ledger;
  private final Persons persons;
  private final Tiers tiers;
  private final Freezes freezes;
  private final Rewards rewards;
  private final Movements movements;
  private final Clock clock;

  Members(
      Programs programs,
      Ledger ledger,
      Persons persons,
      Tiers tiers,
      Freezes freezes,
      Rewards rewards,
      Movements movements,
      Clock clock) {
    this.programs = programs;
    this.ledger = ledger;
    this.persons = persons;
    this.tiers = tiers;
    this.freezes = freezes;
    this.rewards = rewards;
    this.movements = movements;
    this.clock = clock;
  }

  /**
   * @param acceptLanguage the languages wanted; the member's own if null
   */
  Uni<MemberView> view(Work work, UUID profileId, String program, @Nullable String acceptLanguage) {
    return programs
        .current(work, program)
        .chain(
            version ->
                having(work, profileId, version)
                    .chain(having -> view(work, having, version.program(), acceptLanguage)));
  }

  /** All that a member's page shows. */
  Uni<OverviewView> overview(
      Work work, UUID profileId, String program, @Nullable String acceptLanguage) {
    return programs
        .current(work, program)
        .chain(
            version ->
                having(work, profileId, version)
                    .chain(having -> overview(work, having, version, acceptLanguage)));
  }

  private Uni<OverviewView> overview(
      Work work, Having having, ProgramVersion version, @Nullable String acceptLanguage) {
    String languages = languages(having, acceptLanguage);
    return Uni.combine()
        .all()
        .unis(
            view(work, having, version.program(), acceptLanguage),
            rewards.list(
                work,
                version,
                having.owner(),
                having.account().orElse(null),
                having.person(),
                having.standing(),
                languages),
            movements.page(work, having.owner(), version.id(), null, RECENT))
        .usingConcurrencyOf(1)
        .asTuple()
        .map(
            found ->
                new OverviewView(
                    found.getItem1(), found.getItem2(), found.getItem3().items(), languages));
  }

  /** Someone who is known but has earned nothing yet has nothing, which is not an error. */
  private Uni<Having> having(Work work, UUID profileId, ProgramVersion version) {
    return ledger
        .look(work, profileId, version)
        .chain(
            account -> {
              UUID owner = account.map(MemberAccount::profileId).orElse(profileId);
              return Uni.combine()
                  .all()
                  .unis(persons.find(work, owner), tiers.standing(work, owner, version))
                  .usingConcurrencyOf(1)
                  .asTuple()
                  .map(found -> new Having(owner, account, found.getItem1(), found.getItem2()));
            })
        .invoke(
            having -> {
              if (having.account().isEmpty() && having.person().isEmpty()) {
                throw LoyaltyError.UNKNOWN_MEMBER.problem("No profile " + profileId + " is known.");
              }
            });
  }

  private static @Nullable String languages(Having having, @Nullable String acceptLanguage) {
    return acceptLanguage == null || acceptLanguage.isBlank()
        ? having.person().map(Person::locale).orElse(null)
        : acceptLanguage;
  }

  private Uni<MemberView> view(
      Work work, Having having, Program program, @Nullable String acceptLanguage) {
    TierView tier =
        TierView.of(program, having.standing(), Languages.of(languages(having, acceptLanguage)));
    return freezes
        .isFrozen(work, having.owner())
        .map(frozen -> view(having, program, tier, frozen));
  }

  private MemberView view(Having having, Program program, TierView tier, boolean frozen) {
    Instant now = clock.instant();
    Holdings holdings = having.holdings();
    long available = holdings.available(now);
    return new MemberView(
        having.owner(),
        program.id(),
        available,
        program.discount(available, program.currency()),
        program.currency(),
        MemberView.WorthView.of(program, available),
        holdings.held(),
        holdings.pending(now),
        holdings.debt(),
        tier,
        expiring(holdings, now),
        frozen);
  }

  private static List<MemberView.Expiring> expiring(Holdings holdings, Instant now) {
    return holdings
        .open(now)
        .collect(
            Collectors.groupingBy(
                lot -> lot.expiresAt(),
                TreeMap::new,
                Collectors.summingLong(lot -> lot.available())))
        .entrySet()
        .stream()
        .map(entry -> new MemberView.Expiring(entry.getValue(), entry.getKey()))
        .toList();
  }
}
