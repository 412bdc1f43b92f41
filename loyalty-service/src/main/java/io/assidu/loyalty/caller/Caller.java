package io.assidu.loyalty.caller;

import io.assidu.loyalty.risk.Session;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for points to leave an account, once it is clear that they may.
 *
 * @param id the client system or customer, as their token names them
 * @param client the client system; null when it is the customer
 * @param profileId whose points
 * @param session where the customer is
 */
public record Caller(String id, @Nullable String client, UUID profileId, Session session) {

  public Viewer viewer() {
    return new Viewer(client, profileId);
  }
}
