package io.assidu.profile;

import io.assidu.platform.problem.ErrorCode;

/** What profile-service refuses, beyond what every service does. */
public enum ProfileError implements ErrorCode {
  UNKNOWN_WRITE_KEY(401, "The write key is not known."),
  INVALID_EVENT(400, "An event breaks a rule; nothing of this request was taken in."),
  EVENT_TOO_LARGE(413, "An event is larger than 32 KB; nothing of this request was taken in."),
  UNKNOWN_STORE(404, "No store of this name is configured."),
  BAD_SIGNATURE(401, "The signature does not match the body."),
  UNKNOWN_WEBHOOK_TOPIC(400, "This webhook topic is not understood."),
  INVALID_ORDER(400, "The order cannot be read."),
  PROFILE_NOT_FOUND(404, "No such profile."),
  PROFILE_ERASED(410, "The person asked to be forgotten; nothing is kept."),
  NOT_MERGED(409, "This profile has absorbed no such profile, or the merge was undone."),
  SEGMENT_NOT_FOUND(404, "No such segment."),
  INVALID_SEGMENT_RULE(400, "The segment's rule does not compile."),
  ERASURE_NOT_FOUND(404, "No such erasure."),
  NO_USABLE_IDENTIFIER(400, "No identifier of the event can stand for one person.");

  private final int status;
  private final String title;

  ProfileError(int status, String title) {
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
