package io.assidu.platform.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcIdentityProvider;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Verifies an access token once in a while and not at every call: client systems call with the same
 * one for minutes, and its signature alone costs as much as the rest of a small call. A token that
 * is refused is not remembered.
 *
 * <p>Not for endpoints that ask for a level of authentication by Quarkus' own annotation, which is
 * looked at in the verification.
 */
@ApplicationScoped
class VerifiedTokens implements IdentityProvider<TokenAuthenticationRequest> {

  /** What of an identity belongs to the one call it was verified for. */
  private static final Set<String> OF_THE_CALL =
      Set.of(RoutingContext.class.getName(), AuthenticationRequestContext.class.getName());

  private final OidcIdentityProvider oidc;
  private final Cache<String, SecurityIdentity> verified;

  VerifiedTokens(OidcIdentityProvider oidc, TokenConfig config) {
    this.oidc = oidc;
    Duration memory = config.memory();
    this.verified =
        Caffeine.newBuilder()
            .maximumSize(config.remembered())
            .<String, SecurityIdentity>expireAfter(
                Expiry.creating((token, identity) -> shorter(memory, left(identity))))
            .build();
  }

  @Override
  public Class<TokenAuthenticationRequest> getRequestType() {
    return TokenAuthenticationRequest.class;
  }

  /** Before the provider that it asks. */
  @Override
  public int priority() {
    return IdentityProvider.super.priority() + 1;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      TokenAuthenticationRequest request, AuthenticationRequestContext context) {
    if (!(request.getToken() instanceof AccessTokenCredential)) {
      return oidc.authenticate(request, context);
    }
    String token = request.getToken().getToken();
    SecurityIdentity known = verified.getIfPresent(token);
    return known != null
        ? Uni.createFrom().item(known)
        : oidc.authenticate(request, context).invoke(identity -> remember(token, identity));
  }

  private void remember(String token, SecurityIdentity identity) {
    QuarkusSecurityIdentity.Builder ofAnyCall =
        QuarkusSecurityIdentity.builder()
            .setPrincipal(identity.getPrincipal())
            .addRoles(identity.getRoles())
            .addCredentials(identity.getCredentials())
            .addPermissions(identity.getPermissions());
    identity
        .getAttributes()
        .forEach(
            (name, value) -> {
              if (!OF_THE_CALL.contains(name)) {
                ofAnyCall.addAttribute(name, value);
              }
            });
    verified.put(token, ofAnyCall.build());
  }

  /** By the clock of the machine, which the verification goes by as well. */
  private static Duration left(SecurityIdentity identity) {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? Duration.between(Instant.now(), Instant.ofEpochSecond(token.getExpirationTime()))
        : Duration.ZERO;
  }

  private static Duration shorter(Duration one, Duration other) {
    Duration shorter = one.compareTo(other) < 0 ? one : other;
    return shorter.isNegative() ? Duration.ZERO : shorter;
  }
}
