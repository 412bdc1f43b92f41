package io.assidu.profile.identity;

import io.assidu.contracts.profile.Identifier;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What an event's identifiers say about who it belongs to.
 *
 * @param survivor the profile it belongs to; empty when nobody is known by any of them yet
 * @param absorbed the profiles that the survivor takes over, each with the link that proves it
 * @param attached identifiers that point to the survivor from now on
 * @param dropped identifiers that were left aside, each with the reason
 */
public record Resolution(
    Optional<UUID> survivor,
    List<Absorbed> absorbed,
    List<Identifier> attached,
    List<Dropped> dropped) {

  /**
   * A merge and its proof: one event carried both identifiers.
   *
   * @param evidence the event's strongest identifier that pointed to the absorbed profile
   * @param anchor the event's strongest identifier that pointed to the survivor
   */
  public record Absorbed(UUID profileId, Identifier evidence, Identifier anchor) {}

  /** An identifier that took no part, and why. */
  public record Dropped(Identifier identifier, Reason reason) {}

  /** Why an identifier was left aside. */
  public enum Reason {
    /** Its value is shared by many people, or its type identifies nobody. */
    BLOCKED,
    /** It would bring together more identifiers of one type than a profile may have. */
    LIMIT,
    /** It would bring together two profiles that were split by hand. */
    SPLIT_BEFORE,
    /** It would merge more profiles than one profile may absorb. */
    TOO_MANY_MERGES,
    /** It would give the profile more identifiers than one may have. */
    TOO_MANY_IDENTIFIERS
  }
}
