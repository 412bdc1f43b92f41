package io.assidu.policy;

import io.assidu.platform.problem.ErrorCode;

/** What policy-service can answer besides the platform's own errors. */
public enum PolicyError implements ErrorCode {
  UNKNOWN_PROFILE(404, "No profile with this id has arrived here", true),
  UNKNOWN_DECISION(404, "There is no such decision", false),
  UNKNOWN_POLICY(404, "There is no such contact policy", false),
  UNKNOWN_OVERRIDE(404, "There is no such override", false),
  SECOND_PERSON_NEEDED(403, "A second person has to confirm this", false),
  NOT_AWAITING_CONFIRMATION(409, "Only an override that awaits confirmation is confirmed", false),
  NOTHING_TO_PUBLISH(409, "The draft is what is published already", false),
  CONTACT_ID_TAKEN(409, "Another contact has this id", false),
  NOT_APPROVED(409, "Only an approved contact has an outcome", false),
  PERIOD_TOO_LARGE(422, "The period holds more than is read at once", false),
  UNSOUND_POLICY(422, "The document is not a sound contact policy", false);

  private final int status;
  private final String title;
  private final boolean retryable;

  PolicyError(int status, String title, boolean retryable) {
    this.status = status;
    this.title = title;
    this.retryable = retryable;
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
    return retryable;
  }
}
