package io.assidu.fraud.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an account stands.
 *
 * @param profileId the profile it belongs to now, after merges
 * @param releasedAt when it was last given back to its owner; what was before it is settled
 */
public record Account(
    UUID profileId, boolean frozen, @Nullable Instant frozenAt, @Nullable Instant releasedAt) {

  /** The account of somebody nothing ever happened to. */
  static Account untouched(UUID profileId) {
    return new Account(profileId, false, null, null);
  }
}
