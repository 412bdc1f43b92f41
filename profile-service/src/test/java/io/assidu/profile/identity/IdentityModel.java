package io.assidu.profile.identity;

import static java.util.Objects.requireNonNull;

import io.assidu.contracts.profile.Identifier;
import io.assidu.profile.identity.Resolution.Absorbed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Profiles in memory, carried forward by what the resolver says, for tests. */
final class IdentityModel {

  static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

  private final Resolver resolver;
  private final Map<UUID, Candidate> profiles = new LinkedHashMap<>();
  private final List<Absorbed> merges = new ArrayList<>();
  private int created;

  IdentityModel(IdentityRules rules) {
    this.resolver = new Resolver(rules);
  }

  Resolution take(Collection<Identifier> event) {
    List<Candidate> candidates =
        profiles.values().stream()
            .filter(p -> event.stream().anyMatch(p.identifiers()::containsKey))
            .toList();
    Resolution resolution = resolver.resolve(event, candidates, NOW);
    if (resolution.survivor().isEmpty() && resolution.attached().isEmpty()) {
      return resolution;
    }
    UUID survivor = resolution.survivor().orElseGet(this::newProfile);
    Candidate before = requireNonNull(profiles.get(survivor));
    Map<Identifier, Instant> identifiers = new HashMap<>(before.identifiers());
    int absorbedMerges = before.merges();
    for (Absorbed link : resolution.absorbed()) {
      Candidate other = requireNonNull(profiles.remove(link.profileId()));
      identifiers.putAll(other.identifiers());
      absorbedMerges += other.merges() + 1;
      merges.add(link);
    }
    resolution.attached().forEach(i -> identifiers.put(i, NOW));
    profiles.put(
        survivor,
        new Candidate(survivor, before.createdAt(), identifiers, absorbedMerges, before.apart()));
    return resolution;
  }

  Collection<Candidate> profiles() {
    return profiles.values();
  }

  List<Absorbed> merges() {
    return merges;
  }

  /** Which identifiers belong together, whatever the profiles are called. */
  Set<Set<Identifier>> partition() {
    return profiles.values().stream()
        .map(p -> (Set<Identifier>) new HashSet<>(p.identifiers().keySet()))
        .collect(Collectors.toSet());
  }

  private UUID newProfile() {
    UUID id = new UUID(7, created);
    profiles.put(id, new Candidate(id, NOW.plusSeconds(created), Map.of(), 0, Set.of()));
    created++;
    return id;
  }
}
