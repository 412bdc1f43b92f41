package io.assidu.loyalty.partner;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.ledger.About;
import io.assidu.loyalty.ledger.Grant;
import io.assidu.loyalty.ledger.Ledger;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.person.Person;
import io.assidu.loyalty.person.Persons;
import io.assidu.loyalty.program.Partner;
import io.assidu.loyalty.program.PartnerEarning;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.revenue.Origin;
import io.assidu.loyalty.revenue.PointSale;
import io.assidu.loyalty.segment.Segments;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What customers of partners earn there. The partner buys the points: what it owes for them is
 * deferred whole. A transaction of the partner earns once for ever.
 */
@ApplicationScoped
class PartnerEarnings {

  private final Programs programs;
  private final Persons persons;
  private final Ledger ledger;
  private final Segments segments;
  private final PartnerStore store;
  private final Clock clock;

  PartnerEarnings(
      Programs programs,
      Persons persons,
      Ledger ledger,
      Segments segments,
      PartnerStore store,
      Clock clock) {
    this.programs = programs;
    this.persons = persons;
    this.ledger = ledger;
    this.segments = segments;
    this.store = store;
    this.clock = clock;
  }

  /** A member as they are locked, and what is known of the person. */
  private record Known(MemberAccount member, Optional<Person> person) {}

  Uni<PartnerEarningView> earn(
      Work work, String partnerId, PartnerEarningRequest request, String by) {
    PartnerStore.Key key =
        new PartnerStore.Key(request.programId(), partnerId, request.reference());
    Instant now = clock.instant();
    return programs
        .current(work, request.programId())
        .call(() -> store.alone(work, key))
        .chain(program -> known(work, request, program))
        .chain(
            known ->
                store
                    .find(work, key)
                    .chain(
                        before ->
                            before.isPresent()
                                ? again(known.member(), before.get(), request)
                                : earn(work, known, key, request, by, now)));
  }

  /** Someone that is known, with points or without. */
  private Uni<Known> known(Work work, PartnerEarningRequest request, ProgramVersion program) {
    return persons
        .find(work, request.profileId())
        .chain(
            person ->
                (person.isPresent()
                        ? ledger.open(work, request.profileId(), program)
                        : ledger.lock(work, request.profileId(), program))
                    .map(member -> new Known(member.orElseThrow(() -> unknown(request)), person))
                    .call(known -> segments.tell(work, program, List.of(known.member()))));
  }

  private static RuntimeException unknown(PartnerEarningRequest request) {
    return LoyaltyError.UNKNOWN_MEMBER.problem("No profile " + request.profileId() + " is known.");
  }

  /** The same once more is answered as before; under its reference nothing else can be earned. */
  private static Uni<PartnerEarningView> again(
      MemberAccount member, PartnerStore.Earned before, PartnerEarningRequest request) {
    boolean same =
        member.accountIds().contains(before.accountId())
            && (request.points() == null || request.points() == before.points())
            && (request.basis() == null
                || (before.basis() != null && request.basis().compareTo(before.basis()) == 0));
    if (!same) {
      throw LoyaltyError.REFERENCE_TAKEN.problem(
          "/reference", "once", "Another member, or something else, has earned by it.");
    }
    return Uni.createFrom().item(PartnerEarningView.of(member, before));
  }

  private Uni<PartnerEarningView> earn(
      Work work,
      Known known,
      PartnerStore.Key key,
      PartnerEarningRequest request,
      String by,
      Instant now) {
    MemberAccount member = known.member();
    Instant at = About.of(key.reference(), PartnerPoints.at(request, now)).at();
    PartnerEarning agreed = agreed(member.program(), key.partner(), at);
    long points = PartnerPoints.of(member, known.person(), key.partner(), agreed, request, now);
    return requireWithin(work, member, key, agreed, points, at)
        .chain(
            () -> {
              PartnerStore.Earned earned = grant(member, key, request, agreed, points, at);
              return ledger
                  .write(work, member)
                  .chain(() -> store.add(work, earned, by, now))
                  .replaceWith(() -> PartnerEarningView.of(member, earned));
            });
  }

  private static PartnerEarning agreed(ProgramVersion program, String partnerId, Instant at) {
    Partner partner =
        program
            .partner(partnerId)
            .orElseThrow(
                () ->
                    LoyaltyError.UNKNOWN_PARTNER.problem(
                        "The program has no partner \"" + partnerId + "\"."));
    PartnerEarning agreed = partner.earning();
    if (agreed == null || !partner.runs(at)) {
      throw LoyaltyError.NOT_AGREED.problem(
          "/occurredAt", "earning", "No points could be earned there at that time.");
    }
    return agreed;
  }

  private Uni<Void> requireWithin(
      Work work,
      MemberAccount member,
      PartnerStore.Key key,
      PartnerEarning agreed,
      long points,
      Instant at) {
    Long perEarning = agreed.perEarning();
    if (perEarning != null && points > perEarning) {
      throw LoyaltyError.PARTNER_LIMIT_REACHED.problem(
          "/points", "perEarning", "At most " + perEarning + " at once; these are " + points + ".");
    }
    Long perDay = agreed.perMemberAndDay();
    if (perDay == null) {
      return Uni.createFrom().voidItem();
    }
    LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    return store
        .earnedOn(work, key.program(), key.partner(), member.accountIds(), day)
        .invoke(
            before -> {
              if (points > perDay - before) {
                throw LoyaltyError.PARTNER_LIMIT_REACHED
                    .problem("/points", "perMemberAndDay", "At most " + perDay + " in a day.")
                    .with("left", Math.max(0, perDay - before));
              }
            })
        .replaceWithVoid();
  }

  private static PartnerStore.Earned grant(
      MemberAccount member,
      PartnerStore.Key key,
      PartnerEarningRequest request,
      PartnerEarning agreed,
      long points,
      Instant at) {
    PointSale sale =
        PointSale.of(key.partner(), agreed.pricePerPoint(), points, PartnerStore.currency(member));
    boolean qualifies = Boolean.TRUE.equals(agreed.qualifies());
    UUID lotId =
        member
            .actFor(request.profileId())
            .grant(
                new Grant(
                    Origin.PARTNER,
                    points,
                    sale.amount(),
                    qualifies,
                    About.of(key.reference(), at),
                    sale.earned()));
    return new PartnerStore.Earned(
        key,
        member.accountId(),
        lotId,
        points,
        request.basis(),
        sale.price(),
        qualifies,
        sale.amount(),
        at,
        0,
        0);
  }

  Uni<PartnerEarningView> get(Work work, PartnerStore.Key key) {
    return programs
        .current(work, key.program())
        .chain(
            program ->
                store
                    .require(work, key)
                    .chain(
                        earned ->
                            ledger
                                .lookAccount(work, earned.accountId(), program)
                                .map(member -> member.orElseThrow(() -> erased(key)))
                                .map(member -> PartnerEarningView.of(member, earned))));
  }

  static RuntimeException erased(PartnerStore.Key key) {
    return LoyaltyError.UNKNOWN_MEMBER.problem(
        "Whoever earned by \"" + key.reference() + "\" was erased.");
  }
}
