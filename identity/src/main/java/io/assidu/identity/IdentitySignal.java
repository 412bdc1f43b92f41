package io.assidu.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What fraud-service is told of one Keycloak event, in the envelope of Standard Webhooks.
 *
 * @param type {@code loginSucceeded}, {@code loginFailed}, {@code stepUpSucceeded}, {@code
 *     emailChanged}, {@code passwordChanged}
 * @param timestamp ISO 8601, UTC
 */
record IdentitySignal(String type, String timestamp, Data data) {

  /**
   * @param customerId the user attribute of that name
   * @param ip as Keycloak sees it, that is behind the proxies it trusts
   * @param acr the level of authentication that was reached: {@code silver}, {@code gold}
   * @param credential which credential changed: {@code password}, {@code otp}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Data(
      String customerId,
      @Nullable String ip,
      @Nullable String userAgent,
      @Nullable String sessionId,
      @Nullable String clientId,
      @Nullable String acr,
      @Nullable String error,
      @Nullable String previousEmail,
      @Nullable String email,
      @Nullable String credential) {}
}
