package io.assidu.loyalty.caller;

import io.assidu.loyalty.person.Persons;
import io.assidu.loyalty.risk.Session;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.work.UnitOfWork;
import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Tells who may let whose points go: a client system with the scope for it those of any member,
 * whose session it describes; a customer with their own token their own, and then the token and the
 * connection say where they are, not the body.
 */
@ApplicationScoped
public class Callers {

  private final SecurityIdentity identity;
  private final Persons persons;
  private final UnitOfWork unitOfWork;

  Callers(SecurityIdentity identity, Persons persons, UnitOfWork unitOfWork) {
    this.identity = identity;
    this.persons = persons;
    this.unitOfWork = unitOfWork;
  }

  /**
   * Who asks.
   *
   * @param scope what a client system needs
   * @param profileId whose points, as the body says
   * @param session the customer's session, as the body says
   */
  public Uni<Caller> of(
      StringPermission scope,
      @Nullable UUID profileId,
      @Nullable SessionRequest session,
      HttpServerRequest connection) {
    return identity
        .checkPermission(scope)
        .chain(
            may -> {
              if (may) {
                return Uni.createFrom().item(clientSystem(profileId, session));
              }
              if (identity.hasRole("customer")) {
                return customer(profileId, session, connection);
              }
              throw PlatformError.FORBIDDEN.problem(
                  "The scope " + name(scope) + " or the role customer is needed.");
            });
  }

  private Caller clientSystem(@Nullable UUID profileId, @Nullable SessionRequest session) {
    if (profileId == null) {
      throw PlatformError.INVALID_REQUEST.problem(
          "/profileId", "required", "Say whose points are meant.");
    }
    String name = identity.getPrincipal().getName();
    return new Caller(name, name, profileId, SessionRequest.described(session));
  }

  private Uni<Caller> customer(
      @Nullable UUID said, @Nullable SessionRequest session, HttpServerRequest connection) {
    Session theirs =
        new Session(
            connection.remoteAddress().hostAddress(),
            connection.getHeader("User-Agent"),
            session == null ? null : session.deviceId(),
            claim("sid"),
            claim("acr"));
    String name = identity.getPrincipal().getName();
    return ownProfile()
        .map(
            profileId -> {
              if (said != null && !said.equals(profileId)) {
                throw PlatformError.FORBIDDEN.problem("These are not your points.");
              }
              return new Caller(name, null, profileId, theirs);
            });
  }

  /** Who asks to see something: a client system with a scope, or a customer. */
  public Uni<Viewer> viewer(StringPermission scope) {
    return identity
        .checkPermission(scope)
        .chain(
            may -> {
              if (may) {
                return Uni.createFrom().item(new Viewer(identity.getPrincipal().getName(), null));
              }
              if (identity.hasRole("customer")) {
                return customer();
              }
              throw PlatformError.FORBIDDEN.problem("The scope " + name(scope) + " is needed.");
            });
  }

  /** The customer who asks with their own token. */
  public Uni<Viewer> customer() {
    return ownProfile().map(profileId -> new Viewer(null, profileId));
  }

  private Uni<UUID> ownProfile() {
    return unitOfWork.run(work -> persons.ofCaller(work, claim("customerId")));
  }

  private @Nullable String claim(String name) {
    return identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim(name) : null;
  }

  private static String name(StringPermission scope) {
    return scope.getName() + ":" + scope.getActions();
  }
}
