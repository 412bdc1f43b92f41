package io.assidu.policy.decision;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.assidu.contracts.contact.Channel;
import io.assidu.policy.document.CalendarPeriod;
import io.assidu.policy.document.PublishedPolicy;
import io.assidu.policy.document.Scope;
import io.assidu.policy.evaluate.Fullness;
import io.assidu.policy.pressure.Slot;
import io.assidu.policy.recipient.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How much a person has been contacted, by each cap as it holds for them, from the decision log.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    name = "Pressure",
    examples =
        """
        {"profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01", "asOf": "2026-11-24T10:00:00Z",
         "policyId": "default", "policyVersion": 1, "caps": [{"id": "3-per-7-days", "limit": 5,
         "adjustedBy": "onboarding", "rolling": "PT168H", "count": 1}, {"id": "own-limit",
         "limit": 1, "calendar": "week", "count": 1, "freeAt": "2026-11-29T23:00:00Z"}],
         "preferredChannel": "sms"}""")
record PressureView(
    UUID profileId,
    Instant asOf,
    String policyId,
    int policyVersion,
    @Schema(description = "The person's own limit is the last, `own-limit`.") List<Cap> caps,
    @Schema(description = "Until when the person wants to hear nothing that can wait.")
        @Nullable Instant pausedUntil,
    @Schema(description = "The channel the person prefers.") @Nullable Channel preferredChannel) {

  /** One cap. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "CapPressure")
  record Cap(
      String id,
      @Schema(description = "As it holds for this person.") int limit,
      @Schema(
              description =
                  "The adjustment, or `own-limit`, that made it another than the policy's.")
          @Nullable String adjustedBy,
      @JsonFormat(shape = JsonFormat.Shape.STRING)
          @Schema(description = "ISO 8601; or else `calendar` is given", examples = "PT168H")
          @Nullable Duration rolling,
      @Nullable CalendarPeriod calendar,
      int count,
      @Schema(description = "When there is room again, if there is none now.")
          @Nullable Instant freeAt) {}

  static PressureView of(
      Recipient person, PublishedPolicy policy, Collection<Slot> slots, Instant now) {
    boolean honoured = policy.document().preferences() != null;
    return new PressureView(
        person.profileId(),
        now,
        policy.id(),
        policy.version(),
        io.assidu.policy.evaluate.Cap.of(policy.document(), person, now).stream()
            .map(cap -> count(cap, slots, now))
            .toList(),
        honoured ? person.preferences().pausedUntil() : null,
        honoured ? person.preferences().channel() : null);
  }

  private static Cap count(io.assidu.policy.evaluate.Cap cap, Collection<Slot> slots, Instant now) {
    Scope scope = cap.rule().appliesTo();
    List<Instant> times =
        slots.stream()
            .filter(slot -> scope.covers(slot.channel()))
            .filter(slot -> scope.covers(slot.purpose(), slot.topic(), slot.journey()))
            .map(Slot::at)
            .toList();
    Fullness fullness = Fullness.of(cap.window(), times, now, cap.limit());
    return new Cap(
        cap.rule().id(),
        cap.limit(),
        cap.adjustedBy(),
        cap.rule().window().rolling(),
        cap.rule().window().calendar(),
        fullness.count(),
        fullness.freeAt());
  }
}
