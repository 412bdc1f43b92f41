package io.assidu.loyalty.redemption;

import io.assidu.loyalty.caller.SessionRequest;
import io.assidu.loyalty.program.Programs;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Points to be set aside.
 *
 * @param profileId whose; a customer with their own token leaves it out
 * @param program the program's id; {@code club} if left out
 * @param rewardId what they buy; the plain discount of the program if left out
 * @param points whole points; can be left out for a reward with a price
 * @param capture whether the reward is delivered at once: held and captured in one go
 * @param reference the caller's own, such as the order it is for
 * @param currency of the discount, ISO 4217: one that the program takes; its own if left out
 * @param partner where the points are spent: one of the program's partners; the program's own shops
 *     if left out
 * @param session the customer's session, for a client system that asks on their behalf
 */
@Schema(
    examples =
        """
        {"profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01", "program": "club", "points": 500,
         "reference": "order-1042", "session": {"ip": "198.51.100.7", "deviceId": "d-1",
         "acr": "silver"}}""")
record RedemptionRequest(
    @Schema(examples = "01989d2c-7c1e-7d7e-9a51-7c7d9a2f3b10") @Nullable UUID profileId,
    @Schema(examples = "club") @Nullable @Size(max = 40) String program,
    @Schema(examples = "500") @Nullable @Min(1) Long points,
    @Schema(examples = "order-1042") @Nullable @Size(max = 200) String reference,
    @Nullable @Valid SessionRequest session,
    @Schema(examples = "tote-bag") @Nullable @Size(max = 40) String rewardId,
    @Schema(examples = "true") @Nullable Boolean capture,
    @Schema(examples = "EUR") @Nullable @Pattern(regexp = "[A-Z]{3}") String currency,
    @Schema(examples = "airline") @Nullable @Size(max = 80) String partner) {

  String programId() {
    return program == null ? Programs.DEFAULT : program;
  }

  boolean atOnce() {
    return Boolean.TRUE.equals(capture);
  }
}
