package io.assidu.loyalty.transfer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A transfer that was made.
 *
 * @param fromProfileId whose points they were; none once that person was erased
 * @param toProfileId whose they became; none once that person was erased
 * @param lots what left the one side and came in on the other, what expires first in front
 * @param reference the caller's own; not for the receiver
 * @param assessment what fraud-service said; none when it could not and a step-up stood in for it,
 *     and for the receiver
 */
@Schema(
    examples =
        """
        {"id": "0197f3c2-aa10-7b52-9f3e-2c6d1f0b7e56",
         "fromProfileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01",
         "toProfileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e02", "program": "club", "points": 500,
         "lots": [{"points": 300, "expiresAt": "2027-11-24T10:00:00Z"},
         {"points": 200, "expiresAt": "2028-01-09T10:00:00Z"}], "reference": "gift-7",
         "assessment": {"id": "0197f3c2-9a10-7a52-8f3e-2c6d1f0b7e55", "score": 5},
         "at": "2026-11-24T10:00:00Z"}""")
record TransferView(
    UUID id,
    @Nullable UUID fromProfileId,
    @Nullable UUID toProfileId,
    String program,
    long points,
    List<LotView> lots,
    @Nullable String reference,
    @Nullable AssessmentView assessment,
    Instant at) {

  /** Points that expire together. */
  @Schema(name = "TransferredLotView")
  record LotView(long points, Instant expiresAt) {}

  /**
   * The assessment behind it.
   *
   * @param score 0 (nothing speaks against it) to 100
   */
  record AssessmentView(UUID id, int score) {}

  /** Without what is the sender's alone. */
  TransferView forReceiver() {
    return new TransferView(id, fromProfileId, toProfileId, program, points, lots, null, null, at);
  }
}
