package io.assidu.loyalty.redemption;

import io.assidu.loyalty.risk.Session;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for a redemption, once it is clear that they may.
 *
 * @param id the client system or customer, as their token names them
 * @param client the client system; null when it is the customer
 * @param profileId whose points
 * @param session where the customer is
 */
record Caller(String id, @Nullable String client, UUID profileId, Session session) {

  Viewer viewer() {
    return new Viewer(client, profileId);
  }
}
