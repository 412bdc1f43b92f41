package io.assidu.journey.profile;

import io.assidu.contracts.profile.ProfileChanged;
import io.assidu.contracts.profile.ProfileErased;
import io.assidu.contracts.profile.ProfileMerged;
import io.assidu.contracts.profile.ProfileUnmerged;
import io.assidu.journey.JourneyConfig;
import io.assidu.journey.engine.Person;
import io.assidu.platform.messaging.NotYet;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The people that journeys are about, as far as this service has heard of them. */
@ApplicationScoped
public class People {

  private final ProfileStore store;
  private final ZoneId companyZone;

  People(ProfileStore store, JourneyConfig config) {
    this.store = store;
    this.companyZone = config.companyZone();
  }

  /**
   * Whoever {@code profileId} stands for, in the version that the sender of an event knew or a
   * newer one; nothing when they were erased.
   *
   * @throws NotYet when that version has not come in
   */
  public Uni<Optional<Person>> atLeast(Work work, UUID profileId, long version) {
    return store
        .find(work, profileId)
        .map(
            kept -> {
              boolean seen =
                  kept != null
                      && (!kept.id().equals(profileId)
                          || kept.erased()
                          || kept.version() >= version);
              if (!seen) {
                throw new NotYet("profile " + profileId + " in version " + version);
              }
              return kept.erased()
                  ? Optional.empty()
                  : Optional.of(person(kept.id(), kept.version(), kept.snapshot()));
            });
  }

  /** Whoever {@code profileId} stands for, in any version; nothing when they were erased. */
  public Uni<Optional<Person>> asKnown(Work work, UUID profileId) {
    return store
        .find(work, profileId)
        .map(
            kept ->
                kept == null
                    ? Optional.of(person(profileId, 0, null))
                    : kept.erased()
                        ? Optional.empty()
                        : Optional.of(person(kept.id(), kept.version(), kept.snapshot())));
  }

  /** The people with these very ids, each as known now. */
  public Uni<Map<UUID, Person>> all(Work work, Collection<UUID> profileIds) {
    return store
        .all(work, profileIds)
        .map(
            kept ->
                profileIds.stream()
                    .distinct()
                    .collect(
                        Collectors.toMap(
                            Function.identity(),
                            id ->
                                kept.containsKey(id)
                                    ? person(id, kept.get(id).version(), kept.get(id).snapshot())
                                    : person(id, 0, null))));
  }

  public Uni<Void> take(Work work, ProfileChanged changed) {
    return store.take(work, changed);
  }

  public Uni<Void> merged(Work work, ProfileMerged merged) {
    return store.merged(work, merged);
  }

  public Uni<Void> unmerged(Work work, ProfileUnmerged unmerged) {
    return store.unmerged(work, unmerged);
  }

  public Uni<Void> erase(Work work, ProfileErased erased) {
    return store.erase(work, erased);
  }

  private Person person(UUID id, long version, @Nullable ProfileChanged snapshot) {
    return new Person(id, version, zone(snapshot), PersonFacts.of(snapshot));
  }

  /** The person's own zone if it is one we know, else the company's. */
  private ZoneId zone(@Nullable ProfileChanged snapshot) {
    if (snapshot == null || snapshot.zone() == null) {
      return companyZone;
    }
    try {
      return ZoneId.of(snapshot.zone());
    } catch (DateTimeException unknown) {
      return companyZone;
    }
  }
}
