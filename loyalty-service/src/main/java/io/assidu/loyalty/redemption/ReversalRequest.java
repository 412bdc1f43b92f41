package io.assidu.loyalty.redemption;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Captured points to be given back.
 *
 * @param points how many; all that have not gone back before if left out
 * @param reason why, for whoever reads it later; no personal data
 */
@Schema(
    examples =
        """
        {"points": 200, "reason": "one of two items came back"}""")
record ReversalRequest(
    @Schema(examples = "200") @Nullable @Min(1) Long points,
    @Schema(examples = "one of two items came back") @NotBlank @Size(max = 200) String reason) {}
