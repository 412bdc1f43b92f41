package io.assidu.loyalty.redemption;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.ledger.About;
import io.assidu.loyalty.ledger.Ledger;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.points.Posting;
import io.assidu.loyalty.program.Partner;
import io.assidu.loyalty.program.PartnerBurning;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.Reward;
import io.assidu.loyalty.revenue.Money;
import io.assidu.loyalty.revenue.Origin;
import io.assidu.loyalty.revenue.Payout;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What partners get for points that are spent there: agreed with the hold, owed by the capture. */
@ApplicationScoped
class Payouts {

  private final Ledger ledger;

  Payouts(Ledger ledger) {
    this.ledger = ledger;
  }

  /** For any number of points at a partner. */
  static Payout of(ProgramVersion program, String partnerId, long points, Instant now) {
    PartnerBurning burning = burning(program, partnerId, now);
    BigDecimal price = burning.pricePerPoint();
    if (price == null) {
      throw LoyaltyError.NOT_AGREED.problem(
          "/partner", "rewards-only", "Points buy only rewards there: name one.");
    }
    Currency currency = currency(program);
    return new Payout(
        partnerId,
        burning.role(),
        price,
        points,
        Money.round(price.multiply(BigDecimal.valueOf(points)), currency),
        currency);
  }

  /**
   * For a reward; null where nobody else delivers it, and in a program that has no agreements.
   *
   * @param asked where the caller says that it is spent
   */
  static @Nullable Payout of(
      ProgramVersion program,
      Reward reward,
      @Nullable String asked,
      long points,
      BigDecimal value,
      Instant now) {
    String partner = reward.partner();
    if (asked != null && !asked.equals(partner)) {
      throw PlatformError.INVALID_REQUEST.problem(
          "/partner", "reward", "The reward is not spent there; leave the partner out.");
    }
    return partner == null || program.program().partners().isEmpty()
        ? null
        : new Payout(
            partner, burning(program, partner, now).role(), null, points, value, currency(program));
  }

  private static PartnerBurning burning(ProgramVersion program, String partnerId, Instant now) {
    Partner partner =
        program
            .partner(partnerId)
            .orElseThrow(
                () ->
                    LoyaltyError.UNKNOWN_PARTNER.problem(
                        "The program has no partner \"" + partnerId + "\"."));
    PartnerBurning burning = partner.burning();
    if (burning == null || !partner.runs(now)) {
      throw LoyaltyError.NOT_AGREED.problem(
          "/partner", "burning", "Points cannot be spent there at this time.");
    }
    return burning;
  }

  private static Currency currency(ProgramVersion program) {
    return Currency.getInstance(program.program().currency());
  }

  /** Points were captured: the partner is owed its part. */
  static void burned(
      MemberAccount account, Redemption decided, Posting burned, UUID movementId, About about) {
    Payout payout = decided.payout();
    if (payout != null) {
      Payout.Spent spent = new Payout.Spent(decided.captured(), gifts(account, burned));
      account.settle(payout.burned(spent).by(movementId), about);
    }
  }

  /** Points went back: the partner is owed no more than for those that are still spent. */
  Uni<Void> returned(
      Work work,
      MemberAccount account,
      Redemption before,
      MemberAccount.Returned returned,
      About about) {
    Payout payout = before.payout();
    if (payout == null) {
      return Uni.createFrom().voidItem();
    }
    Payout.Spent back =
        new Payout.Spent(returned.posting().points(), gifts(account, returned.posting()));
    return ledger
        .giftsSpentBy(work, before.id())
        .map(gifts -> new Payout.Spent(before.captured() - before.returned(), gifts))
        .invoke(
            spent ->
                account.settle(
                    payout.returned(spent, spent.minus(back)).by(returned.movementId()), about))
        .replaceWithVoid();
  }

  private static long gifts(MemberAccount account, Posting posting) {
    return posting.changes().stream()
        .filter(change -> account.holdings().lot(change.lotId()).cohort().origin() == Origin.GRANT)
        .mapToLong(change -> Math.abs(change.available() + change.held()))
        .sum();
  }
}
