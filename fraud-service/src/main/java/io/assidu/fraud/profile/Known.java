package io.assidu.fraud.profile;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A profile, as far as it matters here.
 *
 * @param version of the snapshot it is from
 * @param email the address the company writes to; null if it has none
 */
public record Known(UUID profileId, long version, @Nullable String email) {}
