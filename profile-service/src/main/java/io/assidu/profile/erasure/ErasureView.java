package io.assidu.profile.erasure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far the forgetting of a person has come.
 *
 * @param complete every service has said that it is done
 */
record ErasureView(
    UUID erasureId, UUID profileId, Instant at, boolean complete, List<Done> services) {

  /** One service's part; {@code at} is null while it has not said so. */
  record Done(String service, @Nullable Instant at) {}
}
