package io.assidu.policy.evaluate;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.policy.document.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

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
      ContactRequested contact, Set<String> where, List<Channel> channels, Instant at) {
    // A cap holds wherever somebody may be living; this loosens, so they must be nowhere else.
    boolean there =
        scope.countries().isEmpty() || (!where.isEmpty() && scope.countries().containsAll(where));
    boolean then = !at.isBefore(from) && at.isBefore(until);
    return then && there && scope.covers(contact, where)
        ? channels.stream().filter(scope::covers).toList()
        : List.of();
  }
}
