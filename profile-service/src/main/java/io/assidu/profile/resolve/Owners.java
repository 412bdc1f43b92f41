package io.assidu.profile.resolve;

import io.assidu.contracts.ingest.IngestedEvent;
import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.ProfileChange;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.Work;
import io.assidu.profile.ProfileError;
import io.assidu.profile.identity.IdentityRules;
import io.assidu.profile.identity.Resolution;
import io.assidu.profile.identity.Resolution.Absorbed;
import io.assidu.profile.identity.Resolution.Dropped;
import io.assidu.profile.identity.Resolver;
import io.assidu.profile.profile.Loaded;
import io.assidu.profile.profile.Profile;
import io.assidu.profile.profile.Profiles;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds, makes or merges the profile an event belongs to. */
@ApplicationScoped
class Owners {

  private final Profiles profiles;
  private final Resolver resolver = new Resolver(IdentityRules.standard());

  Owners(Profiles profiles) {
    this.profiles = profiles;
  }

  /**
   * The profile an event belongs to, locked, merged where the event proves it, and not yet saved.
   *
   * @param before as it was; null when it is new
   * @param after with all identifiers that point to it from now on
   * @param attached those of them that have to be written
   * @param changes what else there is to say of the change
   */
  record Owner(
      @Nullable Profile before,
      Profile after,
      List<Identifier> attached,
      List<Dropped> dropped,
      List<LongFunction<ProfileChange>> changes) {

    boolean merged() {
      return !changes.isEmpty();
    }
  }

  /** By the event's identifiers. */
  Uni<Owner> of(Work work, IngestedEvent event, UUID eventId, Instant now) {
    return profiles
        .owners(work, event.identifiers())
        .flatMap(candidates -> of(work, event, eventId, candidates, now));
  }

  /** By a profile that is known already. */
  Uni<Owner> of(Work work, UUID profileId) {
    return profiles
        .locked(work, profileId)
        .map(p -> new Owner(p, p, List.of(), List.of(), new ArrayList<>()));
  }

  private Uni<Owner> of(
      Work work, IngestedEvent event, UUID eventId, Collection<Loaded> candidates, Instant now) {
    Resolution resolution =
        resolver.resolve(
            event.identifiers(), candidates.stream().map(Loaded::candidate).toList(), now);
    Map<UUID, Profile> known =
        candidates.stream().map(Loaded::profile).collect(Collectors.toMap(Profile::id, p -> p));
    if (resolution.survivor().isEmpty()) {
      if (resolution.attached().isEmpty()) {
        throw ProfileError.NO_USABLE_IDENTIFIER.problem("Nothing tells whose event this is.");
      }
      Profile unknown = Profile.unknown(Ids.next(), now);
      return Uni.createFrom().item(owner(null, unknown, resolution, new ArrayList<>(), now));
    }
    Profile survivor = Objects.requireNonNull(known.get(resolution.survivor().get()));
    List<LongFunction<ProfileChange>> changes = new ArrayList<>();
    Uni<Profile> whole = Uni.createFrom().item(survivor);
    for (Absorbed link : resolution.absorbed()) {
      whole =
          whole.flatMap(
              sofar ->
                  profiles.absorb(
                      work,
                      sofar,
                      Objects.requireNonNull(known.get(link.profileId())),
                      link,
                      eventId,
                      changes,
                      now));
    }
    return whole.map(after -> owner(survivor, after, resolution, changes, now));
  }

  private static Owner owner(
      @Nullable Profile before,
      Profile after,
      Resolution resolution,
      List<LongFunction<ProfileChange>> changes,
      Instant now) {
    Map<Identifier, Instant> identifiers = new HashMap<>(after.identifiers());
    resolution.attached().forEach(i -> identifiers.putIfAbsent(i, now));
    return new Owner(
        before,
        after.withIdentifiers(identifiers),
        resolution.attached(),
        resolution.dropped(),
        changes);
  }
}
