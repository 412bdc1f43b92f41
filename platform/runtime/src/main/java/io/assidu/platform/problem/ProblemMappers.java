package io.assidu.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.assidu.platform.http.BodyTooLarge;
import io.assidu.platform.telemetry.Fault;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Turns whatever a call fails with into problem details; the caller never sees a Java class name.
 */
class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  Response refused(ProblemException e, UriInfo uri) {
    return respond(e, uri);
  }

  @ServerExceptionMapper
  Response tooLarge(BodyTooLarge e, UriInfo uri) {
    return respond(e.problem(), uri);
  }

  @ServerExceptionMapper
  Response notJson(JsonProcessingException e, UriInfo uri) {
    return respond(JsonProblems.of(e), uri);
  }

  @ServerExceptionMapper
  Response invalid(ConstraintViolationException e, UriInfo uri) {
    return respond(ValidationProblems.of(e), uri);
  }

  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  Response unauthenticated(SecurityException e, UriInfo uri) {
    return respond(
        PlatformError.UNAUTHENTICATED
            .problem("Send a bearer token of the realm in the Authorization header.")
            .withHeader("WWW-Authenticate", "Bearer"),
        uri);
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException e, UriInfo uri) {
    return respond(
        PlatformError.FORBIDDEN.problem("The token lacks the scope or role that this call needs."),
        uri);
  }

  @ServerExceptionMapper
  Response http(WebApplicationException e, UriInfo uri) {
    if (e.getResponse().getStatus() < 400) {
      return e.getResponse(); // a redirect is no problem
    }
    if (e.getCause() instanceof JsonProcessingException json) {
      return notJson(json, uri);
    }
    if (e.getCause() instanceof ProblemException refused) {
      return respond(refused, uri);
    }
    PlatformError code = PlatformError.of(e.getResponse().getStatus());
    return respond(new ProblemException(code, code.title()), uri);
  }

  @ServerExceptionMapper
  Response fault(Throwable e, UriInfo uri) {
    if (Infrastructure.isUnavailable(e)) {
      LOG.warn("A part this service needs is not available", Fault.of(e));
      return respond(
          PlatformError.UNAVAILABLE
              .problem("Try again in a moment; nothing was changed.")
              .withHeader("Retry-After", "1"),
          uri);
    }
    LOG.error("Unexpected failure", Fault.of(e));
    return respond(PlatformError.INTERNAL.problem("It has been logged; nothing was changed."), uri);
  }

  private static Response respond(ProblemException e, UriInfo uri) {
    Response.ResponseBuilder response =
        Response.status(e.code().status())
            .type(MediaType.valueOf(Problem.MEDIA_TYPE))
            .entity(Problem.of(e, uri == null ? null : uri.getPath()));
    e.headers().forEach(response::header);
    return response.build();
  }
}
