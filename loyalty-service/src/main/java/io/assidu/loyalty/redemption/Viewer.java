package io.assidu.loyalty.redemption;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is shown a redemption.
 *
 * @param client the client system; null when it is a customer
 * @param profileId the customer, or on whose behalf a client system asks; null when it says nothing
 */
record Viewer(@Nullable String client, @Nullable UUID profileId) {

  /** Whether a redemption of {@code owner}, asked for by {@code by}, is this viewer's doing. */
  boolean redeemed(@Nullable String by, UUID owner) {
    return client == null ? owner.equals(profileId) : client.equals(by);
  }
}
