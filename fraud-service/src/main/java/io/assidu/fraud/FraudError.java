package io.assidu.fraud;

import io.assidu.platform.problem.ErrorCode;

/** What fraud-service can refuse. */
public enum FraudError implements ErrorCode {
  REFERENCE_REUSED(409, "This reference belongs to another person's assessment."),
  ACCOUNT_NOT_FROZEN(409, "The account is not frozen."),
  ASSESSMENT_UNKNOWN(404, "There is no such assessment."),
  SUBJECT_UNKNOWN(400, "This cannot be assessed."),
  SIGNATURE_INVALID(401, "The webhook's signature does not prove where it comes from."),
  WEBHOOKS_NOT_CONFIGURED(503, "No secret is configured for this webhook.");

  private final int status;
  private final String title;

  FraudError(int status, String title) {
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

  @Override
  public boolean retryable() {
    return this == WEBHOOKS_NOT_CONFIGURED;
  }
}
