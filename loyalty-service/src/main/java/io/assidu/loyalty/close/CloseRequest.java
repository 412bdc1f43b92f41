package io.assidu.loyalty.close;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A period to be closed.
 *
 * @param period a calendar month, UTC
 */
@Schema(
    examples =
        """
        {"program": "club", "period": "2026-10"}""")
record CloseRequest(
    @Nullable @Size(max = 40) String program,
    @NotNull @Pattern(regexp = CloseRequest.MONTH) String period) {

  static final String MONTH = "[0-9]{4}-(0[1-9]|1[0-2])";
}
