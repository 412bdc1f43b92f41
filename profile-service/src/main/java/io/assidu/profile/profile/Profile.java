package io.assidu.profile.profile;

import io.assidu.contracts.ingest.IngestedEvent;
import io.assidu.contracts.profile.ConsentState;
import io.assidu.contracts.profile.EventContext;
import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.ProfileChanged;
import io.assidu.profile.trait.ContactPoints;
import io.assidu.profile.trait.NormalForm;
import io.assidu.profile.trait.Traits;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A person as known now.
 *
 * @param version 0 before it was ever saved
 * @param identifiers what points to it, each with the instant it was first seen
 * @param place locale, zone and country, as last seen
 * @param segments ids of the segments it is in, with the version of the rule that let it in
 */
public record Profile(
    UUID id,
    long version,
    Instant createdAt,
    Map<Identifier, Instant> identifiers,
    Traits traits,
    Traits place,
    List<ConsentState> consents,
    Map<String, Integer> segments) {

  /** Traits that are computed here; what a sender says of them is not heard. */
  private static final Set<String> COMPUTED = Set.of("orders", "firstOrderAt", "lastOrderAt");

  private static final Comparator<Identifier> BY_TYPE_AND_VALUE =
      Comparator.comparing(Identifier::type).thenComparing(Identifier::value);

  public Profile {
    identifiers = Map.copyOf(identifiers);
    consents = List.copyOf(consents);
    segments = Map.copyOf(segments);
  }

  /** Somebody nobody has heard of yet. */
  public static Profile unknown(UUID id, Instant now) {
    return new Profile(id, 0, now, Map.of(), Traits.none(), Traits.none(), List.of(), Map.of());
  }

  /** What an event says of the person, apart from identifiers and consent. */
  public Profile told(IngestedEvent event) {
    return told(event.traits(), event.context(), event.occurredAt());
  }

  Profile told(Map<String, Object> said, EventContext context, Instant at) {
    Map<String, Object> heard = new HashMap<>(said);
    heard.keySet().removeAll(COMPUTED);
    Map<String, Object> seen = new HashMap<>();
    if (context.locale() != null) {
      seen.put("locale", context.locale());
    }
    if (context.zone() != null) {
      seen.put("zone", context.zone());
    }
    if (said.get("country") instanceof String raw) {
      NormalForm.country(raw).ifPresent(country -> seen.put("country", country));
    } else if (said.get("address") instanceof Map<?, ?> address
        && address.get("country") instanceof String raw) {
      NormalForm.country(raw).ifPresent(country -> seen.put("country", country));
    }
    return new Profile(
        id,
        version,
        createdAt,
        identifiers,
        traits.and(Traits.said(heard, at)),
        place.and(Traits.said(seen, at)),
        consents,
        segments);
  }

  public Profile withIdentifiers(Map<Identifier, Instant> all) {
    return new Profile(id, version, createdAt, all, traits, place, consents, segments);
  }

  public Profile withTraits(Traits all) {
    return new Profile(id, version, createdAt, identifiers, all, place, consents, segments);
  }

  Profile withPlace(Traits all) {
    return new Profile(id, version, createdAt, identifiers, traits, all, consents, segments);
  }

  public Profile withConsents(List<ConsentState> all) {
    return new Profile(id, version, createdAt, identifiers, traits, place, all, segments);
  }

  Profile withSegments(Map<String, Integer> all) {
    return new Profile(id, version, createdAt, identifiers, traits, place, consents, all);
  }

  public Profile withVersion(long newer) {
    return new Profile(id, newer, createdAt, identifiers, traits, place, consents, segments);
  }

  /** Both in one, the identity of this one kept. */
  Profile joined(Profile absorbed) {
    Map<Identifier, Instant> all = new HashMap<>(identifiers);
    absorbed.identifiers.forEach(
        (identifier, seen) -> all.merge(identifier, seen, (a, b) -> a.isBefore(b) ? a : b));
    Map<String, Integer> segmentsOfBoth = new HashMap<>(absorbed.segments);
    segmentsOfBoth.putAll(segments);
    return new Profile(
        id,
        Math.max(version, absorbed.version),
        createdAt,
        all,
        traits.and(absorbed.traits),
        place.and(absorbed.place),
        LatestWord.of(consents, absorbed.consents),
        segmentsOfBoth);
  }

  /** Whether nobody could tell the two apart: the same is known, though maybe said anew. */
  boolean looksLike(Profile other) {
    return version == other.version && snapshot(createdAt).equals(other.snapshot(createdAt));
  }

  /** The whole of it, as every service may know it. */
  public ProfileChanged snapshot(Instant at) {
    List<Identifier> sorted = identifiers.keySet().stream().sorted(BY_TYPE_AND_VALUE).toList();
    return new ProfileChanged(
        id,
        version,
        sorted,
        traits.values(),
        ContactPoints.of(traits, sorted),
        place.text("locale").orElse(null),
        place.text("zone").orElse(null),
        place.text("country").orElse(null),
        consents,
        List.copyOf(new TreeMap<>(segments).keySet()),
        at);
  }
}
