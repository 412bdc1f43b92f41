package io.assidu.loyalty;

import io.assidu.platform.problem.ErrorCode;

/** The errors of this service alone. */
public enum LoyaltyError implements ErrorCode {
  UNKNOWN_PROGRAM(404, "There is no such program."),
  UNKNOWN_MEMBER(404, "There is no such member."),
  UNKNOWN_REDEMPTION(404, "There is no such redemption."),
  UNKNOWN_ORDER(404, "There is no such order."),
  WRONG_CURRENCY(400, "The program is not kept in this currency."),
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
  CLOSE_REFUSED(409, "The period cannot be closed.");

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
