package io.assidu.channel;

import io.assidu.platform.problem.ErrorCode;

/** What this service answers with when it refuses, besides what every service may say. */
public enum ChannelError implements ErrorCode {
  INVALID_TEMPLATE(400, "The template is not valid."),
  TEMPLATE_CANNOT_BE_RENDERED(422, "The template cannot be filled in with these values."),
  NOT_A_ONE_CLICK_REQUEST(400, "This is not an unsubscribe request.");

  private final int status;
  private final String title;

  ChannelError(int status, String title) {
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
