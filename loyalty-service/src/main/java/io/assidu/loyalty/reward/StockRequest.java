package io.assidu.loyalty.reward;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Pieces to be put into stock.
 *
 * @param pieces how many
 * @param reason why, for whoever reads it later; no personal data
 */
@Schema(
    examples =
        """
        {"pieces": 500, "reason": "delivery 4711"}""")
record StockRequest(
    @Schema(examples = "500") @NotNull @Min(1) @Max(100_000) Integer pieces,
    @Schema(examples = "delivery 4711") @NotBlank @Size(max = 200) String reason) {}
