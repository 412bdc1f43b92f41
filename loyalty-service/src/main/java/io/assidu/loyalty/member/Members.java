package io.assidu.loyalty.member;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.ledger.Ledger;
import io.assidu.loyalty.person.Persons;
import io.assidu.loyalty.points.Holdings;
import io.assidu.loyalty.program.Program;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.revenue.Money;
import io.assidu.loyalty.risk.Freezes;
import io.assidu.loyalty.tier.Tiers;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Puts together what a member has. */
@ApplicationScoped
class Members {

  /** What a profile has, and whose it is today. */
  private record Having(UUID profileId, Holdings holdings) {}

  private final Programs programs;
  private final Ledger ledger;
  private final Persons persons;
  private final Tiers tiers;
  private final Freezes freezes;
  private final Clock clock;

  Members(
      Programs programs,
      Ledger ledger,
      Persons persons,
      Tiers tiers,
      Freezes freezes,
      Clock clock) {
    this.programs = programs;
    this.ledger = ledger;
    this.persons = persons;
    this.tiers = tiers;
    this.freezes = freezes;
    this.clock = clock;
  }

  Uni<MemberView> view(
      Work work, UUID profileId, String program, List<Locale.LanguageRange> languages) {
    return programs
        .current(work, program)
        .chain(
            version ->
                having(work, profileId, version)
                    .chain(having -> view(work, having, version, languages)));
  }

  /** Someone who is known but has earned nothing yet has nothing, which is not an error. */
  private Uni<Having> having(Work work, UUID profileId, ProgramVersion version) {
    return ledger
        .look(work, profileId, version)
        .chain(
            account ->
                account.isPresent()
                    ? Uni.createFrom()
                        .item(new Having(account.get().profileId(), account.get().holdings()))
                    : persons
                        .find(work, profileId)
                        .map(
                            person ->
                                person
                                    .map(known -> new Having(profileId, Holdings.NONE))
                                    .orElseThrow(
                                        () ->
                                            LoyaltyError.UNKNOWN_MEMBER.problem(
                                                "No profile " + profileId + " is known."))));
  }

  private Uni<MemberView> view(
      Work work, Having having, ProgramVersion version, List<Locale.LanguageRange> languages) {
    return Uni.combine()
        .all()
        .unis(
            tiers.standing(work, having.profileId(), version),
            freezes.isFrozen(work, having.profileId()))
        .usingConcurrencyOf(1)
        .asTuple()
        .map(
            also ->
                view(
                    having,
                    version.program(),
                    TierView.of(version.program(), also.getItem1(), languages),
                    also.getItem2()));
  }

  private MemberView view(Having having, Program program, TierView tier, boolean frozen) {
    Instant now = clock.instant();
    Holdings holdings = having.holdings();
    long available = holdings.available(now);
    BigDecimal value =
        Money.round(
            program.redemption().valuePerPoint().multiply(BigDecimal.valueOf(available)),
            Currency.getInstance(program.currency()));
    return new MemberView(
        having.profileId(),
        program.id(),
        available,
        value,
        program.currency(),
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
