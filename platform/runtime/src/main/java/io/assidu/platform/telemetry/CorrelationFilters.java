package io.assidu.platform.telemetry;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Takes the caller's correlation id, or gives one, and returns it. */
class CorrelationFilters {

  @ServerRequestFilter(preMatching = true)
  void take(ContainerRequestContext request) {
    String given = request.getHeaderString(Correlation.HEADER);
    if (Correlation.isAcceptable(given)) {
      Correlation.set(given);
    } else {
      Correlation.current();
    }
  }

  @ServerResponseFilter
  void answer(ContainerResponseContext response) {
    response.getHeaders().putSingle(Correlation.HEADER, Correlation.current());
  }
}
