package io.assidu.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;

/**
 * Answers a body that says it is too large with a problem, before it is kept. {@link BodyCount}
 * does so for one that does not say; Quarkus' own limit stands behind both, and cuts the
 * connection.
 */
@ApplicationScoped
class BodyLimit {

  /** Before security and routing: who calls and what for does not matter. */
  private static final int FIRST = 10_000;

  private final ObjectMapper json;
  private final long largest;

  BodyLimit(ObjectMapper json, BodyConfig config) {
    this.json = json;
    this.largest = config.largestBody().asLongValue();
  }

  /** In bytes. */
  long largest() {
    return largest;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, FIRST);
  }

  private void check(RoutingContext context) {
    if (declaredLength(context.request()) <= largest) {
      context.next();
      return;
    }
    HttpServerRequest request = context.request();
    request.handler(
        chunk -> {}); // a client that is still writing reads no answer: take it, keep none of it
    request.endHandler(end -> refuse(context));
    request.resume();
  }

  private void refuse(RoutingContext context) {
    context
        .response()
        .setStatusCode(PlatformError.PAYLOAD_TOO_LARGE.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(body(context.normalizedPath()));
  }

  private String body(String path) {
    Problem problem = Problem.of(BodyTooLarge.problem(largest), path);
    try {
      return json.writeValueAsString(problem);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long declaredLength(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return 0; // not HTTP: the server below refuses it
    }
  }
}
