package io.assidu.policy.decision;

import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contact as it stands.
 *
 * @param profileId the person as they are known today
 * @param decisionId the last decision about it
 * @param deliver whether channel-gateway sends it; otherwise the asker does
 * @param dueAt when it will be decided again
 * @param slot how it counts; null when it does not
 */
record Contact(
    ContactRequested request,
    UUID profileId,
    Verdict verdict,
    UUID decisionId,
    boolean deliver,
    String correlationId,
    @Nullable Instant dueAt,
    @Nullable SlotState slot) {

  /** As a decision leaves it. Who sends by their own means comes back by themselves as well. */
  static Contact after(Decision decision, boolean deliver, boolean counted) {
    return new Contact(
        decision.contact(),
        decision.profileId(),
        decision.verdict(),
        decision.decisionId(),
        deliver,
        decision.correlationId(),
        deliver ? decision.until() : null,
        counted ? SlotState.RESERVED : null);
  }

  /**
   * Whether it is this contact that is asked for once more, and not another one under its id: a
   * repetition may come by another priority, never about another matter.
   *
   * @param person whom the request is about, as they are known today
   */
  boolean isMeantBy(ContactRequested other, UUID person) {
    return concerns(other.profileId(), person)
        && request.purpose() == other.purpose()
        && Objects.equals(request.topic(), other.topic())
        && request.channels().equals(other.channels())
        && Objects.equals(request.journey(), other.journey());
  }

  /**
   * Whether it is about the person named, who may have been merged since.
   *
   * @param person the same as they are known today
   */
  boolean concerns(UUID named, UUID person) {
    return profileId.equals(person) || request.profileId().equals(named);
  }

  /**
   * Whether asking again is a new question: the answer was "not yet", and it is the asker who comes
   * back. Any other contact is decided once.
   */
  boolean mayBeAskedAgain() {
    return verdict == Verdict.DEFERRED && !deliver;
  }

  boolean isDue(Instant now) {
    return dueAt != null && !dueAt.isAfter(now);
  }

  /** How long after its moment it is decided again. */
  Duration lateness(Instant now) {
    return dueAt == null ? Duration.ZERO : Duration.between(dueAt, now);
  }
}
