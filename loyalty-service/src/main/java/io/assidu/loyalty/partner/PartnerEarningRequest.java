package io.assidu.loyalty.partner;

import io.assidu.loyalty.program.Programs;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A customer of a partner earned points there.
 *
 * @param program the program's id; {@code club} if left out
 * @param profileId whose points
 * @param reference the partner's own id of the transaction: it earns once for ever; no personal
 *     data
 * @param points how many; left out where the agreement has a formula
 * @param basis the amount that the formula is asked about; left out where it has none
 * @param occurredAt when; now if left out
 */
@Schema(
    examples =
        """
        {"program": "club", "profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01",
         "reference": "flight-7781", "basis": 120.50, "occurredAt": "2026-11-24T10:00:00Z"}""")
record PartnerEarningRequest(
    @Schema(examples = "club") @Nullable @Size(max = 40) String program,
    @NotNull UUID profileId,
    @Schema(examples = "flight-7781") @NotNull @Pattern(regexp = REFERENCE) String reference,
    @Schema(examples = "240") @Nullable @Min(1) Long points,
    @Schema(examples = "120.50") @Nullable @DecimalMin("0") @Digits(integer = 12, fraction = 6)
        BigDecimal basis,
    @Nullable Instant occurredAt) {

  /** It is part of a URL. */
  static final String REFERENCE = "[A-Za-z0-9][A-Za-z0-9._:-]{0,99}";

  String programId() {
    return program == null ? Programs.DEFAULT : program;
  }
}
