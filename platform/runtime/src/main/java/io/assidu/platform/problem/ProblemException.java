package io.assidu.platform.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A refused request. Carries no stack trace into the answer and writes none into the log: it is an
 * answer, not a fault.
 */
public class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;
  private final transient List<Violation> violations = new ArrayList<>();
  private final transient Map<String, Object> extensions = new LinkedHashMap<>();
  private final transient Map<String, String> headers = new LinkedHashMap<>();

  public ProblemException(ErrorCode code, String detail) {
    super(detail, null, false, false);
    this.code = code;
  }

  /** Adds a violation; see {@link Violation}. */
  public ProblemException at(String field, String rule, String detail) {
    violations.add(new Violation(field, rule, detail));
    return this;
  }

  /** Adds an extension member (RFC 9457 §3.2). */
  public ProblemException with(String member, Object value) {
    extensions.put(member, value);
    return this;
  }

  /** Adds a response header, such as {@code WWW-Authenticate} or {@code Retry-After}. */
  public ProblemException withHeader(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public ErrorCode code() {
    return code;
  }

  public List<Violation> violations() {
    return List.copyOf(violations);
  }

  public Map<String, Object> extensions() {
    return Map.copyOf(extensions);
  }

  public Map<String, String> headers() {
    return Map.copyOf(headers);
  }
}
