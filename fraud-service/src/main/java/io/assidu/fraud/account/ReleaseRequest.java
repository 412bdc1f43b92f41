package io.assidu.fraud.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why an account goes back to its owner.
 *
 * @param reason for whoever asks later; without personal data
 */
@Schema(
    name = "ReleaseRequest",
    examples =
        """
        {"reason": "Owner called back on the number on file and answered the questions."}""")
record ReleaseRequest(@NotBlank @Size(max = 500) String reason) {}
