package io.assidu.policy.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A policy: its draft, and the version that is published. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ContactPolicyState")
record PolicyView(
    String id,
    @Schema(description = "The draft's revision, also its ETag.") long revision,
    ContactPolicy draft,
    Instant updatedAt,
    @Schema(description = "The version that is published; none yet, if left out.")
        @Nullable Integer publishedVersion) {

  static PolicyView of(PolicyDraft draft, @Nullable PublishedPolicy published) {
    return new PolicyView(
        draft.id(),
        draft.revision(),
        draft.document(),
        draft.updatedAt(),
        published == null ? null : published.version());
  }
}
