package io.assidu.policy.evaluate;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.policy.document.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An emergency override that two people put in force: contacts in its scope are held back neither
 * by quiet hours nor by caps.
 *
 * @param from when it was confirmed
 * @param until when it ends, or was ended
 */
public record OverrideInForce(UUID id, Scope scope, Instant from, Instant until) {

  /** The channels on which it covers the contact at that moment, in their order. */
  List<Channel> covered(
      ContactRequested contact, @Nullable String country, List<Channel> channels, Instant at) {
    // For a cap, somebody whose country is not known lives everywhere; here that would loosen.
    boolean there = scope.countries().isEmpty() || country != null;
    boolean then = !at.isBefore(from) && at.isBefore(until);
    return then && there && scope.covers(contact, country)
        ? channels.stream().filter(scope::covers).toList()
        : List.of();
  }
}
