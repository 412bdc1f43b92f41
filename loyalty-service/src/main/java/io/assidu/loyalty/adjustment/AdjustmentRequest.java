package io.assidu.loyalty.adjustment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Points to be given or taken.
 *
 * @param points above zero to give, below to take
 * @param reason why, for whoever reads the movement later; no personal data
 */
@Schema(
    examples =
        """
        {"profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01", "points": 200,
         "reason": "parcel arrived late"}""")
record AdjustmentRequest(
    @NotNull UUID profileId,
    @Nullable @Size(max = 40) String program,
    @Schema(examples = "200") @NotNull @Min(-MOST) @Max(MOST) Long points,
    @Schema(examples = "parcel arrived late") @NotBlank @Size(max = 200) String reason) {

  /** So many that no number of adjustments reaches what a sum can hold. */
  private static final long MOST = 1_000_000_000;
}
