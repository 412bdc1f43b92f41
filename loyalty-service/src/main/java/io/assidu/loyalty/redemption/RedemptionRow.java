package io.assidu.loyalty.redemption;

import io.assidu.loyalty.program.RewardKind;
import io.assidu.loyalty.revenue.Payout;
import io.assidu.loyalty.revenue.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A redemption as it is stored. */
@Entity
@Table(name = "redemption")
class RedemptionRow {

  @Id UUID id;

  @Column(name = "account_id")
  UUID accountId;

  String program;

  @Column(name = "program_version")
  int programVersion;

  long points;
  long captured;
  String status;
  BigDecimal value;
  String currency;
  @Nullable String reference;

  @Column(name = "assessment_id")
  @Nullable UUID assessmentId;

  @Column(name = "risk_score")
  @Nullable Integer riskScore;

  @Nullable String acr;

  @Column(name = "correlation_id")
  String correlationId;

  @Column(name = "requested_at")
  Instant requestedAt;

  @Column(name = "expires_at")
  Instant expiresAt;

  @Column(name = "decided_at")
  @Nullable Instant decidedAt;

  @Column(name = "reward_id")
  @Nullable String rewardId;

  @Column(name = "reward_kind")
  @Nullable String rewardKind;

  @Column(name = "fixed_price")
  boolean fixedPrice;

  @Nullable String partner;

  @Column(name = "partner_role")
  @Nullable String partnerRole;

  @Column(name = "partner_price")
  @Nullable BigDecimal partnerPrice;

  @Column(name = "partner_whole")
  @Nullable BigDecimal partnerWhole;

  @Nullable String client;
  long returned;

  static RedemptionRow of(Redemption redemption, String correlationId) {
    RedemptionRow row = new RedemptionRow();
    row.id = redemption.id();
    row.accountId = redemption.accountId();
    row.program = redemption.program();
    row.programVersion = redemption.programVersion();
    row.points = redemption.points();
    row.value = redemption.value();
    row.currency = redemption.currency();
    row.reference = redemption.reference();
    row.assessmentId = redemption.assessmentId();
    row.riskScore = redemption.riskScore();
    row.acr = redemption.acr();
    row.correlationId = correlationId;
    row.requestedAt = redemption.requestedAt();
    row.expiresAt = redemption.expiresAt();
    row.client = redemption.client();
    row.choose(redemption.reward());
    row.agree(redemption.payout());
    row.take(redemption);
    return row;
  }

  private void choose(@Nullable Chosen reward) {
    if (reward != null) {
      rewardId = reward.id();
      rewardKind = reward.kind().wireName();
      fixedPrice = reward.fixedPrice();
      partner = reward.partner();
    }
  }

  private void agree(@Nullable Payout payout) {
    if (payout != null) {
      partner = payout.partner();
      partnerRole = payout.role().wireName();
      partnerPrice = payout.price();
      partnerWhole = payout.whole();
    }
  }

  private @Nullable Payout payout() {
    return partner == null || partnerRole == null || partnerWhole == null
        ? null
        : new Payout(
            partner,
            Role.of(partnerRole),
            partnerPrice,
            points,
            partnerWhole,
            Currency.getInstance(currency));
  }

  private @Nullable Chosen chosen() {
    return rewardId == null || rewardKind == null
        ? null
        : new Chosen(rewardId, RewardKind.of(rewardKind), fixedPrice, partner);
  }

  /** Takes over what changes in a redemption's life. */
  void take(Redemption redemption) {
    status = redemption.status().name().toLowerCase(Locale.ROOT);
    captured = redemption.captured();
    decidedAt = redemption.decidedAt();
    returned = redemption.returned();
  }

  Redemption redemption() {
    return new Redemption(
        id,
        accountId,
        program,
        programVersion,
        points,
        captured,
        Status.valueOf(status.toUpperCase(Locale.ROOT)),
        value,
        currency,
        reference,
        assessmentId,
        riskScore,
        acr,
        requestedAt,
        expiresAt,
        decidedAt,
        chosen(),
        client,
        returned,
        payout());
  }
}
