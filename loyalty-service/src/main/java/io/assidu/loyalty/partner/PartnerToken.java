package io.assidu.loyalty.partner;

import io.assidu.platform.problem.PlatformError;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * For which partner a caller's token speaks: that of its claim {@code partnerId}, and then for no
 * other; without the claim, for all that its scopes let it.
 */
@ApplicationScoped
public class PartnerToken {

  private final SecurityIdentity identity;

  PartnerToken(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** The partner it is bound to; null if it is bound to none. */
  public @Nullable String partner() {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? token.getClaim("partnerId")
        : null;
  }

  /**
   * @param field where the caller names the partner
   * @throws io.assidu.platform.problem.ProblemException if the token is another partner's
   */
  public void require(String field, @Nullable String partnerId) {
    String own = partner();
    if (own != null && !own.equals(partnerId)) {
      throw PlatformError.FORBIDDEN.problem(
          field, "partner", "The token speaks for the partner \"" + own + "\" alone.");
    }
  }
}
