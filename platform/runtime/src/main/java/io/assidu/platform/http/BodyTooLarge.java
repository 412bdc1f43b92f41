package io.assidu.platform.http;

import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.problem.ProblemException;
import java.io.IOException;

/** More was sent than is taken. An {@code IOException}, for readers of JSON wrap any other. */
public final class BodyTooLarge extends IOException {

  private static final long serialVersionUID = 1L;

  private final long largest;

  BodyTooLarge(long largest) {
    super("At most " + largest + " bytes are taken.");
    this.largest = largest;
  }

  public ProblemException problem() {
    return problem(largest);
  }

  static ProblemException problem(long largest) {
    return PlatformError.PAYLOAD_TOO_LARGE.problem("At most " + largest + " bytes are taken.");
  }
}
