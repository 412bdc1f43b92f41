package io.assidu.profile.identity;

import io.assidu.contracts.profile.Identifier;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A profile that at least one of an event's identifiers points to.
 *
 * @param createdAt decides who survives a merge: the oldest
 * @param identifiers all that point to it, each with the instant it was first seen
 * @param merges how many profiles it has absorbed
 * @param apart profiles it was split from by hand: never merged with them again
 */
public record Candidate(
    UUID profileId,
    Instant createdAt,
    Map<Identifier, Instant> identifiers,
    int merges,
    Set<UUID> apart) {}
