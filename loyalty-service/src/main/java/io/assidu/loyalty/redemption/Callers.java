package io.assidu.loyalty.redemption;

import io.assidu.loyalty.partner.PartnerToken;
import io.assidu.loyalty.person.Persons;
import io.assidu.loyalty.risk.Session;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Tells who may redeem whose points: a client system with {@code loyalty:burn} those of any member,
 * whose session it describes; a customer with their own token their own, and then the token and the
 * connection say where they are, not the body.
 */
@ApplicationScoped
class Callers {

  private static final StringPermission BURN = new StringPermission("loyalty", "burn");

  private final SecurityIdentity identity;
  private final Persons persons;
  private final UnitOfWork unitOfWork;
  private final PartnerToken token;
  private final RedemptionStore store;

  Callers(
      SecurityIdentity identity,
      Persons persons,
      UnitOfWork unitOfWork,
      PartnerToken token,
      RedemptionStore store) {
    this.identity = identity;
    this.persons = persons;
    this.unitOfWork = unitOfWork;
    this.token = token;
    this.store = store;
  }

  /** A partner's own token leads to no redemption but those that are spent at the partner. */
  Uni<Void> requireOwn(Work work, UUID redemptionId) {
    String partner = token.partner();
    return partner == null
        ? Uni.createFrom().voidItem()
        : store
            .partnerOf(work, redemptionId)
            .invoke(
                found -> {
                  if (!found.equals(Optional.of(partner))) {
                    throw Redemptions.unknownRedemption(redemptionId);
                  }
                })
            .replaceWithVoid();
  }

  Uni<Caller> of(RedemptionRequest request, HttpServerRequest connection) {
    return identity
        .checkPermission(BURN)
        .chain(
            mayBurn -> {
              if (mayBurn) {
                return Uni.createFrom().item(clientSystem(request));
              }
              if (identity.hasRole("customer")) {
                return customer(request, connection);
              }
              throw PlatformError.FORBIDDEN.problem(
                  "The scope loyalty:burn or the role customer is needed.");
            });
  }

  private Caller clientSystem(RedemptionRequest request) {
    UUID profileId = request.profileId();
    if (profileId == null) {
      throw PlatformError.INVALID_REQUEST.problem(
          "/profileId", "required", "Say whose points are to be redeemed.");
    }
    token.require("/partner", request.partner());
    RedemptionRequest.SessionRequest session = request.session();
    String name = identity.getPrincipal().getName();
    return new Caller(
        name,
        name,
        profileId,
        session == null
            ? new Session(null, null, null, null, null)
            : new Session(
                session.ip(),
                session.userAgent(),
                session.deviceId(),
                session.sessionId(),
                session.acr()));
  }

  private Uni<Caller> customer(RedemptionRequest request, HttpServerRequest connection) {
    RedemptionRequest.SessionRequest said = request.session();
    Session session =
        new Session(
            connection.remoteAddress().hostAddress(),
            connection.getHeader("User-Agent"),
            said == null ? null : said.deviceId(),
            claim("sid"),
            claim("acr"));
    String name = identity.getPrincipal().getName();
    return ownProfile()
        .map(
            profileId -> {
              if (request.profileId() != null && !request.profileId().equals(profileId)) {
                throw PlatformError.FORBIDDEN.problem("These are not your points.");
              }
              return new Caller(name, null, profileId, session);
            });
  }

  /** Who asks to see a redemption: a client system with a scope, or a customer. */
  Uni<Viewer> viewer(StringPermission scope) {
    return identity
        .checkPermission(scope)
        .chain(
            may -> {
              if (may) {
                return Uni.createFrom().item(new Viewer(identity.getPrincipal().getName(), null));
              }
              if (identity.hasRole("customer")) {
                return ownProfile().map(profileId -> new Viewer(null, profileId));
              }
              throw PlatformError.FORBIDDEN.problem(
                  "The scope " + scope.getName() + ":" + scope.getActions() + " is needed.");
            });
  }

  private Uni<UUID> ownProfile() {
    return unitOfWork.run(work -> persons.ofCaller(work, claim("customerId")));
  }

  private @Nullable String claim(String name) {
    return identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim(name) : null;
  }
}
