package io.assidu.journey;

import io.assidu.platform.problem.ErrorCode;

/** What this service refuses, beyond what every service does. */
public enum JourneyError implements ErrorCode {
  /** The document breaks a rule; {@code errors} names each place and rule. */
  INVALID_JOURNEY(400, "The journey document breaks a rule."),
  /** The draft is the live version already. */
  NOTHING_TO_PUBLISH(409, "The draft has not changed since it was published."),
  /** Only what is live can be paused, only what is paused resumed. */
  WRONG_STATE(409, "The journey is not in a state for this."),
  /** An archived journey stays as it is. */
  JOURNEY_ARCHIVED(409, "The journey is archived.");

  private final int status;
  private final String title;

  JourneyError(int status, String title) {
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
    return false;
  }
}
