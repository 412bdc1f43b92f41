package io.assidu.loyalty.estimate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an estimate is rejected. */
@Schema(
    examples =
        """
        {"reason": "The campaign was in one country only."}""")
record RejectionRequest(@NotBlank @Size(max = 2000) String reason) {}
