package io.assidu.loyalty.adjustment;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.ledger.About;
import io.assidu.loyalty.ledger.Grant;
import io.assidu.loyalty.ledger.Ledger;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.person.Persons;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.segment.Segments;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Points by hand. What is given makes a lot that no sale stands behind: a cost, not a deferral, and
 * nothing that counts towards a tier. What is taken leaves the lots that expire first.
 */
@ApplicationScoped
class Adjustments {

  private final Programs programs;
  private final Persons persons;
  private final Ledger ledger;
  private final Segments segments;
  private final AdjustmentStore store;

  Adjustments(
      Programs programs, Persons persons, Ledger ledger, Segments segments, AdjustmentStore store) {
    this.programs = programs;
    this.persons = persons;
    this.ledger = ledger;
    this.segments = segments;
    this.store = store;
  }

  Uni<AdjustmentView> adjust(Work work, AdjustmentRequest request, String by) {
    if (request.points() == 0) {
      throw PlatformError.INVALID_REQUEST.problem("/points", "not-zero", "Give or take points.");
    }
    UUID id = Ids.next();
    return programs
        .current(work, request.program() == null ? Programs.DEFAULT : request.program())
        .chain(program -> account(work, request.profileId(), program))
        .call(account -> segments.tell(work, account.program(), List.of(account)))
        .chain(
            account -> {
              post(account, id, request.points());
              AdjustmentView view =
                  new AdjustmentView(
                      id,
                      account.profileId(),
                      account.program().id(),
                      request.points(),
                      request.reason(),
                      account.now(),
                      account.available());
              return ledger
                  .write(work, account)
                  .chain(() -> store.add(work, account.accountId(), view, by))
                  .replaceWith(view);
            });
  }

  /** Someone that is known, with points or without. */
  private Uni<MemberAccount> account(Work work, UUID profileId, ProgramVersion program) {
    return persons
        .find(work, profileId)
        .chain(
            person ->
                person.isPresent()
                    ? ledger.open(work, profileId, program)
                    : ledger.lock(work, profileId, program))
        .map(
            account ->
                account.orElseThrow(
                    () ->
                        LoyaltyError.UNKNOWN_MEMBER.problem(
                            "No profile " + profileId + " is known.")));
  }

  private static void post(MemberAccount account, UUID id, long points) {
    if (points > 0) {
      account.grant(
          Grant.gift(account.program().program(), points, About.of(id.toString(), account.now())));
      return;
    }
    if (-points > account.available()) {
      throw LoyaltyError.INSUFFICIENT_POINTS
          .problem("/points", "min", account.available() + " points are available.")
          .with("available", account.available());
    }
    account.post(
        account.holdings().deduct(-points, account.now()), About.of(id.toString(), account.now()));
  }
}
