package io.assidu.platform.problem;

import java.util.Locale;

/**
 * One error a service can answer with. Implemented by one enum per service, so that the list of
 * errors is a place to look at.
 */
public interface ErrorCode {

  /** The enum constant's name. */
  String name();

  /** The HTTP status it is answered with. */
  int status();

  /** A short sentence that is the same for every occurrence (RFC 9457 §3.1.3). */
  String title();

  /** Whether the same request may succeed later without being changed. */
  boolean retryable();

  /** The last segment of the problem's {@code type} URI. */
  default String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  default ProblemException problem(String detail) {
    return new ProblemException(this, detail);
  }

  /** A problem with one member of the request. See {@link Violation} for the parameters. */
  default ProblemException problem(String field, String rule, String detail) {
    return new ProblemException(this, detail).at(field, rule, detail);
  }
}
