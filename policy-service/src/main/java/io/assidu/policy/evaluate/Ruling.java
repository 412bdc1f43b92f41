package io.assidu.policy.evaluate;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Reason;
import io.assidu.contracts.contact.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link Question}.
 *
 * @param channel the channel to use, when approved
 * @param until when to ask again, when deferred
 * @param reasons every rule looked at, in order; the last one decided
 * @param consentRecordId the consent record that permits or forbids it
 * @param counted whether it takes a slot under the caps: approved, and not exempt unless the
 *     exemption says so
 */
public record Ruling(
    Verdict verdict,
    @Nullable Channel channel,
    @Nullable Instant until,
    List<Reason> reasons,
    @Nullable UUID consentRecordId,
    boolean counted) {

  /** The emergency override it made use of, if any. */
  public Optional<UUID> override() {
    return Lifted.usedBy(this);
  }
}
