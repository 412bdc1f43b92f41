package io.assidu.loyalty.partner;

import io.assidu.loyalty.program.Programs;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was earned at a partner is taken back.
 *
 * @param program the program's id; {@code club} if left out
 * @param reference the partner's own id of the reversal: it takes back once for ever
 * @param points how many; all that are left if left out
 * @param reason why, for whoever reads it later; no personal data
 */
@Schema(
    examples =
        """
        {"program": "club", "reference": "refund-91", "points": 40, "reason": "ticket given back"}""")
record PartnerReversalRequest(
    @Schema(examples = "club") @Nullable @Size(max = 40) String program,
    @Schema(examples = "refund-91") @NotNull @Pattern(regexp = PartnerEarningRequest.REFERENCE)
        String reference,
    @Schema(examples = "40") @Nullable @Min(1) Long points,
    @Schema(examples = "ticket given back") @NotBlank @Size(max = 200) String reason) {

  String programId() {
    return program == null ? Programs.DEFAULT : program;
  }
}
