package io.assidu.profile.identity;

import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.profile.identity.Resolution.Absorbed;
import io.assidu.profile.identity.Resolution.Dropped;
import io.assidu.profile.identity.Resolution.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides to which profile an event belongs, and which profiles it proves to be one.
 *
 * <p>From the strongest identifier down, each is taken if what it brings together stays legal, and
 * left aside with a reason if not. So a weak identifier never undoes a strong one: on a shared
 * device the second customer keeps their own profile. The answer does not depend on the order in
 * which the identifiers or the candidates are given.
 */
public final class Resolver {

  private static final Comparator<Candidate> OLDEST_FIRST =
      Comparator.comparing(Candidate::createdAt).thenComparing(Candidate::profileId);

  private final IdentityRules rules;

  public Resolver(IdentityRules rules) {
    this.rules = rules;
  }

  /**
   * @param identifiers the event's own
   * @param candidates every profile that one of them points to
   * @param now for limits that look back a while only
   */
  public Resolution resolve(
      Collection<Identifier> identifiers, Collection<Candidate> candidates, Instant now) {
    Map<Identifier, Candidate> owners = owners(candidates);
    TreeSet<Identifier> sorted = new TreeSet<>(rules.strongestFirst());
    List<Dropped> dropped = new ArrayList<>();
    for (Identifier identifier : identifiers) {
      if (rules.usable(identifier)) {
        sorted.add(identifier);
      } else {
        dropped.add(new Dropped(identifier, Reason.BLOCKED));
      }
    }
    List<Identifier> taken = new ArrayList<>();
    Union union = new Union(now);
    for (Identifier identifier : sorted) {
      Union wider = union.with(identifier, owners.get(identifier));
      Optional<Reason> objection = wider.objection();
      if (objection.isPresent()) {
        dropped.add(new Dropped(identifier, objection.get()));
      } else {
        union = wider;
        taken.add(identifier);
      }
    }
    return resolution(taken, owners, union, dropped);
  }

  private static Map<Identifier, Candidate> owners(Collection<Candidate> candidates) {
    Map<Identifier, Candidate> owners = new HashMap<>();
    candidates.forEach(c -> c.identifiers().keySet().forEach(i -> owners.put(i, c)));
    return owners;
  }

  private static Resolution resolution(
      List<Identifier> taken,
      Map<Identifier, Candidate> owners,
      Union union,
      List<Dropped> dropped) {
    List<Candidate> oldestFirst = union.profiles.stream().sorted(OLDEST_FIRST).toList();
    List<Identifier> attached = taken.stream().filter(i -> !owners.containsKey(i)).toList();
    if (oldestFirst.isEmpty()) {
      return new Resolution(Optional.empty(), List.of(), attached, dropped);
    }
    Candidate survivor = oldestFirst.getFirst();
    Identifier anchor = strongest(taken, owners, survivor);
    List<Absorbed> absorbed =
        oldestFirst.stream()
            .skip(1)
            .map(c -> new Absorbed(c.profileId(), strongest(taken, owners, c), anchor))
            .toList();
    return new Resolution(Optional.of(survivor.profileId()), absorbed, attached, dropped);
  }

  private static Identifier strongest(
      List<Identifier> taken, Map<Identifier, Candidate> owners, Candidate owner) {
    return taken.stream().filter(i -> owner.equals(owners.get(i))).findFirst().orElseThrow();
  }

  /** The one profile that would stand if all taken so far were the same person. */
  private final class Union {
    private final Instant now;
    private final List<Candidate> profiles = new ArrayList<>();
    private final Map<Identifier, Instant> identifiers = new LinkedHashMap<>();

    Union(Instant now) {
      this.now = now;
    }

    Union with(Identifier identifier, @Nullable Candidate owner) {
      Union wider = new Union(now);
      wider.profiles.addAll(profiles);
      wider.identifiers.putAll(identifiers);
      if (owner == null) {
        wider.identifiers.put(identifier, now);
      } else if (!profiles.contains(owner)) {
        wider.profiles.add(owner);
        wider.identifiers.putAll(owner.identifiers());
      }
      return wider;
    }

    /** Empty when legal; a profile as it stands is legal by itself, whatever the rules say now. */
    Optional<Reason> objection() {
      if (profiles.size() == 1
          && profiles.getFirst().identifiers().keySet().containsAll(identifiers.keySet())) {
        return Optional.empty();
      }
      if (profiles.stream().anyMatch(this::splitFromAnother)) {
        return Optional.of(Reason.SPLIT_BEFORE);
      }
      if (overLimit()) {
        return Optional.of(Reason.LIMIT);
      }
      int merges = profiles.stream().mapToInt(Candidate::merges).sum() + profiles.size() - 1;
      if (profiles.size() > 1 && merges > rules.maxMerges()) {
        return Optional.of(Reason.TOO_MANY_MERGES);
      }
      return identifiers.size() > rules.maxIdentifiers()
          ? Optional.of(Reason.TOO_MANY_IDENTIFIERS)
          : Optional.empty();
    }

    private boolean splitFromAnother(Candidate one) {
      return profiles.stream().anyMatch(other -> one.apart().contains(other.profileId()));
    }

    private boolean overLimit() {
      Map<IdentifierType, Integer> counts = new EnumMap<>(IdentifierType.class);
      identifiers.forEach(
          (identifier, since) -> {
            if (rules.limit(identifier.type()).counts(since, now)) {
              counts.merge(identifier.type(), 1, Integer::sum);
            }
          });
      return counts.entrySet().stream()
          .anyMatch(e -> e.getValue() > rules.limit(e.getKey()).count());
    }
  }
}
