package io.assidu.policy.decision;

import io.assidu.contracts.contact.Outcome;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of a contact that a client system made by its own means. */
@Schema(name = "OutcomeReport", examples = "{\"outcome\": \"accepted\"}")
record OutcomeReport(
    @NotNull Outcome outcome,
    @Schema(description = "When it happened; now, if left out.") @Nullable Instant at) {}
