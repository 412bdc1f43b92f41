package io.assidu.loyalty.partner;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.ledger.About;
import io.assidu.loyalty.ledger.Ledger;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.ledger.Recall;
import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.revenue.Dealing;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What partners take back of what their customers earned there. */
@ApplicationScoped
class PartnerReversals {

  private final Programs programs;
  private final Ledger ledger;
  private final PartnerStore store;

  PartnerReversals(Programs programs, Ledger ledger, PartnerStore store) {
    this.programs = programs;
    this.ledger = ledger;
    this.store = store;
  }

  /** Takes points back, for the money that was paid for them. */
  Uni<PartnerEarningView> reverse(
      Work work, PartnerStore.Key key, PartnerReversalRequest request, String by) {
    return programs
        .current(work, key.program())
        .chain(
            program ->
                store
                    .require(work, key)
                    .chain(earned -> ledger.lockAccount(work, earned.accountId(), program))
                    .map(member -> member.orElseThrow(() -> PartnerEarnings.erased(key))))
        .chain(member -> reverse(work, member, key, request, by));
  }

  /** Under the member's lock, so that of two at once the second sees what the first took. */
  private Uni<PartnerEarningView> reverse(
      Work work,
      MemberAccount member,
      PartnerStore.Key key,
      PartnerReversalRequest request,
      String by) {
    return Uni.combine()
        .all()
        .unis(store.require(work, key), store.reversal(work, key, request.reference()))
        .usingConcurrencyOf(1)
        .asTuple()
        .chain(
            found -> {
              PartnerStore.Earned earned = found.getItem1();
              Optional<Long> before = found.getItem2();
              if (before.isPresent()) {
                requireSame(before.get(), request.points());
                return Uni.createFrom().item(PartnerEarningView.of(member, earned));
              }
              return reverse(work, member, earned, request, by);
            });
  }

  private static void requireSame(long before, @Nullable Long points) {
    if (points != null && points != before) {
      throw LoyaltyError.REFERENCE_TAKEN.problem(
          "/reference", "once", "It has taken back " + before + " points.");
    }
  }

  private Uni<PartnerEarningView> reverse(
      Work work,
      MemberAccount member,
      PartnerStore.Earned earned,
      PartnerReversalRequest request,
      String by) {
    long left = earned.points() - earned.reversed();
    long points = request.points() == null ? left : request.points();
    if (points > left || left == 0) {
      throw LoyaltyError.REVERSAL_EXCEEDS_EARNING
          .problem("/points", "max", left + " of " + earned.points() + " points are left.")
          .with("left", left);
    }
    long after = earned.reversed() + points;
    Dealing dealing = earned.sale(PartnerStore.currency(member)).reversed(earned.reversed(), after);
    BigDecimal amount = dealing.amount().negate();
    member.reverse(
        new Recall(
            earned.lotId(),
            points,
            earned.expired(),
            amount,
            earned.qualifies() ? earned.at() : null,
            dealing),
        About.of(earned.key().reference(), member.now()));
    return ledger
        .write(work, member)
        .chain(
            () -> store.addReversal(work, earned.key(), request, points, amount, by, member.now()))
        .chain(() -> store.require(work, earned.key()))
        .map(now -> PartnerEarningView.of(member, now));
  }
}
