package io.assidu.platform.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * A failure as it may be logged: its classes and stack traces, without messages, which may quote
 * personal data.
 */
public final class Fault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private Fault(Throwable failure, @Nullable Fault cause) {
    super(failure.getClass().getName(), cause, false, true);
    setStackTrace(failure.getStackTrace());
  }

  public static Fault of(Throwable failure) {
    Throwable cause = failure.getCause();
    return new Fault(failure, cause == null || cause == failure ? null : of(cause));
  }

  @Override
  public String toString() {
    return String.valueOf(getMessage());
  }
}
