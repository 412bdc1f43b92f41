package io.assidu.loyalty.program;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a program.
 *
 * @param status {@code draft} or {@code published}
 * @param savedBy the client or person who saved it
 */
record ProgramView(
    String id,
    int version,
    String status,
    Program program,
    Instant savedAt,
    String savedBy,
    @Nullable Instant publishedAt) {

  static ProgramView of(ProgramStore.Stored stored) {
    return new ProgramView(
        stored.program().id(),
        stored.version(),
        stored.publishedAt() == null ? "draft" : "published",
        stored.program(),
        stored.savedAt(),
        stored.savedBy(),
        stored.publishedAt());
  }
}
