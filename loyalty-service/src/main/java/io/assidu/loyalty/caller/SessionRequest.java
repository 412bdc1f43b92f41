package io.assidu.loyalty.caller;

import io.assidu.loyalty.risk.Session;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where the customer is, for the assessment of the risk; it is not stored.
 *
 * @param acr the level that the caller authenticated the customer with
 */
public record SessionRequest(
    @Schema(examples = "198.51.100.7") @Nullable @Size(max = 45) String ip,
    @Nullable @Size(max = 2048) String userAgent,
    @Nullable @Size(max = 128) String deviceId,
    @Nullable @Size(max = 128) String sessionId,
    @Schema(examples = "silver") @Nullable @Size(max = 64) String acr) {

  /** As a client system describes it; nothing is known of a session it does not describe. */
  static Session described(@Nullable SessionRequest said) {
    return said == null
        ? new Session(null, null, null, null, null)
        : new Session(said.ip, said.userAgent, said.deviceId, said.sessionId, said.acr);
  }
}
