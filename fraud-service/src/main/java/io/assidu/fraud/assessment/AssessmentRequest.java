package io.assidu.fraud.assessment;

import io.assidu.contracts.fraud.SignalKind;
import io.assidu.fraud.geo.Client;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is about to happen, in the words of a signal. What the caller does not know is left out, and
 * says nothing then.
 *
 * @param reference the caller's own id of it; asked again, it is answered the same
 */
@Schema(
    name = "AssessmentRequest",
    examples =
        """
        {"profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01", "subject": "redemptionRequested",
         "reference": "0197f3c2-9a10-7a52-8f3e-2c6d1f0b7e55", "ip": "198.51.100.23",
         "userAgent": "Mozilla/5.0 …", "sessionId": "s-77",
         "details": {"points": 500, "available": 1300, "acr": "silver"}}""")
record AssessmentRequest(
    @NotNull UUID profileId,
    @NotNull SignalKind subject,
    @NotBlank @Size(max = 128) String reference,
    @Nullable @Size(max = 64) String ip,
    @Nullable @Size(max = 2048) String userAgent,
    @Nullable @Size(max = 128) String deviceId,
    @Nullable @Size(max = 128) String sessionId,
    @Nullable @Pattern(regexp = "[A-Z]{2}") String country,
    @Nullable @Valid Details details) {

  /**
   * @param points how many are about to go
   * @param available how many could be redeemed before
   * @param acr the level in the person's access token, which the caller has verified
   */
  record Details(
      @Nullable @Min(0) Long points,
      @Nullable @Min(0) Long available,
      @Nullable @Size(max = 64) String acr) {

    static final Details NONE = new Details(null, null, null);
  }

  Details detailsOrNone() {
    return details == null ? Details.NONE : details;
  }

  Client client() {
    return new Client(ip, country, userAgent, deviceId, sessionId, detailsOrNone().acr());
  }
}
