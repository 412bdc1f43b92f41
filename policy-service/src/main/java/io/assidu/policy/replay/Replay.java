package io.assidu.policy.replay;

import io.assidu.policy.document.ContactPolicy;
import io.assidu.policy.evaluate.OverrideInForce;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Decides the contacts of a period again, under another policy, one person after the other.
 *
 * <p>Requests come in when they came in; a deferred one is decided again at its opening, the most
 * important first, if that lies within the period. What was taken back or reached nobody is so
 * again, at the same moment. Overrides are in force as they were.
 *
 * @param levels computed protection, by cap, through all of the period
 * @param from the first moment of the period
 * @param to the first moment after it
 */
public record Replay(
    ContactPolicy policy,
    List<OverrideInForce> overrides,
    Map<String, List<Integer>> levels,
    Instant from,
    Instant to) {

  /** What became of each of the person's contacts, in their order. */
  List<Fate> fates(PersonHistory history) {
    return new PersonReplay(this, history).run();
  }
}
