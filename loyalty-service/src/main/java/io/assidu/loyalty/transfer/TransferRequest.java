package io.assidu.loyalty.transfer;

import io.assidu.loyalty.caller.SessionRequest;
import io.assidu.loyalty.program.Programs;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Points to be passed on.
 *
 * @param profileId whose; a customer with their own token leaves it out
 * @param toProfileId who gets them, or else {@code toCustomerId}
 * @param toCustomerId who gets them, by the shop's own id of them
 * @param program the program's id; {@code club} if left out
 * @param reference the caller's own; no personal data
 * @param session the customer's session, for a client system that asks on their behalf
 */
@Schema(
    examples =
        """
        {"profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01", "toCustomerId": "customer-77",
         "program": "club", "points": 500, "reference": "gift-7",
         "session": {"ip": "198.51.100.7", "deviceId": "d-1", "acr": "silver"}}""")
record TransferRequest(
    @Schema(examples = "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01") @Nullable UUID profileId,
    @Schema(examples = "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e02") @Nullable UUID toProfileId,
    @Schema(examples = "customer-77") @Nullable @Size(min = 1, max = 200) String toCustomerId,
    @Schema(examples = "club") @Nullable @Size(max = 40) String program,
    @Schema(examples = "500") @NotNull @Min(1) Long points,
    @Schema(examples = "gift-7") @Nullable @Size(max = 200) String reference,
    @Nullable @Valid SessionRequest session) {

  String programId() {
    return program == null ? Programs.DEFAULT : program;
  }

  /**
   * @throws ProblemException unless it says in one way who gets the points
   */
  void requireOneReceiver() {
    if ((toProfileId == null) == (toCustomerId == null)) {
      throw PlatformError.INVALID_REQUEST.problem(
          "/toProfileId", "one-of", "Say who gets the points: toProfileId or toCustomerId.");
    }
  }

  /** The member of this request that names the receiver. */
  String receiverField() {
    return toProfileId == null && toCustomerId != null ? "/toCustomerId" : "/toProfileId";
  }
}
