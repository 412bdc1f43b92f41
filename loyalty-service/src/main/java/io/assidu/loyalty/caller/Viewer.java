package io.assidu.loyalty.caller;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is shown something.
 *
 * @param client the client system; null when it is a customer
 * @param profileId the customer, or on whose behalf a client system asks; null when it says nothing
 */
public record Viewer(@Nullable String client, @Nullable UUID profileId) {

  /** Whether what belongs to {@code owner} may be seen: by a customer only their own. */
  public boolean sees(@Nullable UUID owner) {
    return client != null || (owner != null && owner.equals(profileId));
  }

  /** Whether what belongs to {@code owner}, asked for by {@code by}, is this viewer's doing. */
  public boolean did(@Nullable String by, UUID owner) {
    return client == null ? owner.equals(profileId) : client.equals(by);
  }
}
