package io.assidu.platform.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of every refusal (RFC 9457).
 *
 * @param type names the error: {@code https://assidu.io/problems/<error>}
 * @param detail what went wrong this time, for a person
 * @param instance the path that was called
 * @param errors what is wrong with which member, when members are at fault
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type,
    String title,
    int status,
    @Nullable String detail,
    @Nullable String instance,
    List<Violation> errors,
    @JsonAnyGetter Map<String, Object> extensions) {

  public static final String MEDIA_TYPE = "application/problem+json";

  static final String TYPE_BASE = "https://assidu.io/problems/";

  /** What is answered for {@code e} at a path. */
  public static Problem of(ProblemException e, @Nullable String instance) {
    return new Problem(
        TYPE_BASE + e.code().wireName(),
        e.code().title(),
        e.code().status(),
        e.getMessage(),
        instance,
        e.violations(),
        e.extensions());
  }
}
