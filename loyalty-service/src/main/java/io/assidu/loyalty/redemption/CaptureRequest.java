package io.assidu.loyalty.redemption;

import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A capture.
 *
 * @param points how many of the held points; all if left out. The rest goes back.
 */
@Schema(
    examples =
        """
        {"points": 500}""")
record CaptureRequest(@Schema(examples = "500") @Nullable @Min(1) Long points) {}
