package io.assidu.loyalty.settlement;

import io.assidu.loyalty.program.Programs;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A statement to be issued.
 *
 * @param program the program's id; {@code club} if left out
 * @param period a calendar month, UTC
 */
@Schema(
    examples =
        """
        {"program": "club", "period": "2026-10"}""")
record SettlementRequest(
    @Nullable @Size(max = 40) String program,
    @NotNull @Pattern(regexp = Scope.MONTH) String period) {

  String programId() {
    return program == null ? Programs.DEFAULT : program;
  }
}
