package io.assidu.policy.decision;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.assidu.policy.document.CapRule;
import io.assidu.policy.document.PublishedPolicy;
import io.assidu.policy.pressure.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How much a person has been contacted, by each cap, from the decision log. */
@Schema(
    name = "Pressure",
    examples =
        """
        {"profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01", "asOf": "2026-11-24T10:00:00Z",
         "policyId": "default", "policyVersion": 1, "caps": [{"id": "3-per-7-days", "limit": 3,
         "rolling": "PT168H", "count": 1}]}""")
record PressureView(
    UUID profileId, Instant asOf, String policyId, int policyVersion, List<Cap> caps) {

  /** One cap. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "CapPressure")
  record Cap(
      String id,
      int limit,
      @JsonFormat(shape = JsonFormat.Shape.STRING)
          @Schema(description = "ISO 8601", examples = "PT168H")
          Duration rolling,
      int count,
      @Schema(description = "When there is room again, if there is none now.")
          @Nullable Instant freeAt) {}

  static PressureView of(
      UUID profileId, PublishedPolicy policy, Collection<Slot> slots, Instant now) {
    return new PressureView(
        profileId,
        now,
        policy.id(),
        policy.version(),
        policy.document().caps().stream().map(cap -> count(cap, slots, now)).toList());
  }

  private static Cap count(CapRule cap, Collection<Slot> slots, Instant now) {
    Duration rolling = cap.window().rolling();
    List<Instant> counted =
        slots.stream()
            .filter(slot -> cap.appliesTo().covers(slot.channel()))
            .filter(slot -> cap.appliesTo().covers(slot.purpose(), slot.topic(), slot.journey()))
            .map(Slot::at)
            .filter(at -> at.isAfter(now.minus(rolling)))
            .sorted()
            .toList();
    int count = counted.size();
    return new Cap(
        cap.id(),
        cap.limit(),
        rolling,
        count,
        count < cap.limit() ? null : counted.get(count - cap.limit()).plus(rolling));
  }
}
