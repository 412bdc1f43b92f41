package io.assidu.loyalty;

import io.assidu.platform.problem.ErrorCode;

/** The errors of this service alone. */
public enum LoyaltyError implements ErrorCode {
  UNKNOWN_PROGRAM(404, "There is no such program."),
  UNKNOWN_MEMBER(404, "There is no such member."),
  UNKNOWN_REDEMPTION(404, "There is no such redemption."),
  UNKNOWN_ORDER(404, "There is no such order."),
  FOREIGN_ORDER(409, "The order is another member's."),
  WRONG_CURRENCY(400, "This currency is not taken here."),
  INVALID_PROGRAM(400, "The program breaks a rule."),
  STEP_UP_REQUIRED(401, "A stronger authentication is needed for this."),
  REDEMPTION_REFUSED(403, "This redemption is refused."),
  ACCOUNT_FROZEN(423, "The account is frozen until its owner is known again."),
  INSUFFICIENT_POINTS(409, "There are not enough points."),
  TOO_FEW_POINTS(400, "The program does not redeem so few points."),
  HOLD_EXPIRED(409, "The hold has expired and its points went back."),
  NOT_HELD(409, "The redemption was captured or voided before."),
  CAPTURE_EXCEEDS_HOLD(409, "More than is held cannot be captured."),
  UNKNOWN_ESTIMATE(404, "There is no such estimate."),
  INVALID_ESTIMATE(400, "The estimate breaks a rule."),
  TOO_LITTLE_DATA(409, "The data carries no estimate."),
  SECOND_PERSON_NEEDED(403, "A second person has to decide on this."),
  ESTIMATE_DECIDED(409, "The estimate was decided on before."),
  PERIOD_CLOSED(409, "The period is closed."),
  UNKNOWN_CLOSE(404, "This period was not closed."),
  CLOSE_REFUSED(409, "The period cannot be closed."),
  EXPORT_REFUSED(409, "The journal cannot be exported in this format."),
  UNKNOWN_REWARD(404, "There is no such reward."),
  REWARD_NOT_OFFERED(409, "The reward is not offered at this time."),
  NOT_ELIGIBLE(409, "The member cannot have this reward."),
  REWARD_LIMIT_REACHED(409, "The member had this reward as often as one can."),
  OUT_OF_STOCK(409, "There is nothing left of this reward."),
  NOT_DIVISIBLE(409, "A reward is delivered whole or not at all."),
  STOCK_NOT_COUNTED(409, "The stock of this reward is not counted in pieces."),
  NOT_A_VOUCHER(409, "This reward has no voucher codes."),
  NOT_CAPTURED(409, "Only what was captured can go back."),
  RETURN_EXCEEDS_CAPTURE(409, "More than was captured cannot go back."),
  UNKNOWN_TRANSFER(404, "There is no such transfer."),
  TRANSFERS_NOT_OFFERED(409, "The program does not let members pass points on."),
  TRANSFER_REFUSED(403, "This transfer is refused."),
  TRANSFER_LIMIT_REACHED(409, "A member has passed on, or got, as much as one can."),
  UNKNOWN_PARTNER(404, "There is no such partner."),
  NOT_AGREED(409, "The agreement with the partner does not have this."),
  PARTNER_LIMIT_REACHED(409, "The agreement with the partner gives no more points."),
  REFERENCE_TAKEN(409, "The partner's reference stands for something else."),
  UNKNOWN_EARNING(404, "There is no such earning at the partner."),
  REVERSAL_EXCEEDS_EARNING(409, "More than was earned cannot be taken back."),
  UNKNOWN_SETTLEMENT(404, "There is no such settlement statement."),
  SETTLEMENT_REFUSED(409, "The settlement statement cannot be issued.");

  private final int status;
  private final String title;

  LoyaltyError(int status, String title) {
    this.status = status;
    this.title = title;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }

  /** Nothing here succeeds later without the request or the member changing. */
  @Override
  public boolean retryable() {
    return false;
  }
}
