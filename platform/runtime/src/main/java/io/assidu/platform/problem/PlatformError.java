package io.assidu.platform.problem;

/** The errors that every service shares. */
public enum PlatformError implements ErrorCode {
  MALFORMED_JSON(400, "The body is not the JSON that is expected here."),
  INVALID_REQUEST(400, "The request breaks a rule."),
  IDEMPOTENCY_KEY_MISSING(400, "This call needs an Idempotency-Key header."),
  UNAUTHENTICATED(401, "A valid access token is needed."),
  FORBIDDEN(403, "The access token does not allow this."),
  NOT_FOUND(404, "There is nothing here."),
  METHOD_NOT_ALLOWED(405, "This method is not offered here."),
  NOT_ACCEPTABLE(406, "None of the media types asked for is offered."),
  CONFLICT(409, "The request does not fit the present state."),
  PRECONDITION_FAILED(412, "It has been changed since you read it."),
  PAYLOAD_TOO_LARGE(413, "The body is too large."),
  UNSUPPORTED_MEDIA_TYPE(415, "This media type is not understood."),
  IDEMPOTENCY_KEY_REUSED(422, "This Idempotency-Key was used with another request."),
  PRECONDITION_REQUIRED(428, "An If-Match header is needed, so that nobody's change is lost."),
  TOO_MANY_REQUESTS(429, "Too many requests.", true),
  INTERNAL(500, "Something went wrong on our side.", true),
  UNAVAILABLE(503, "A part this needs is not available.", true);

  private final int status;
  private final String title;
  private final boolean retryable;

  PlatformError(int status, String title) {
    this(status, title, false);
  }

  PlatformError(int status, String title, boolean retryable) {
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

  /** The error that stands for an HTTP status raised below us, such as a missing route. */
  static PlatformError of(int status) {
    return switch (status) {
      case 400 -> INVALID_REQUEST;
      case 401 -> UNAUTHENTICATED;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 409 -> CONFLICT;
      case 412 -> PRECONDITION_FAILED;
      case 413 -> PAYLOAD_TOO_LARGE;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 429 -> TOO_MANY_REQUESTS;
      case 503 -> UNAVAILABLE;
      default -> status < 500 ? INVALID_REQUEST : INTERNAL;
    };
  }
}
