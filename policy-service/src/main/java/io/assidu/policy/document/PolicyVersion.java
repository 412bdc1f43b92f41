package io.assidu.policy.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** When a version of a policy was published, and by whom. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    name = "ContactPolicyVersion",
    examples =
        """
        {"version": 2, "publishedAt": "2026-11-24T10:00:00Z", "publishedBy": "ada"}""")
record PolicyVersion(
    int version,
    Instant publishedAt,
    @Schema(description = "The subject of their token; left out for the shipped policy.")
        @Nullable String publishedBy) {}
