package io.assidu.profile.consent;

import io.assidu.contracts.ingest.ConsentGiven;
import io.assidu.contracts.profile.ConsentStatus;
import io.assidu.contracts.profile.ProfileChange;
import io.assidu.platform.work.Work;
import io.assidu.profile.profile.LatestWord;
import io.assidu.profile.profile.Profile;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongFunction;

/**
 * Consent when a merge is undone. Each side keeps its own words; a no that was said while they were
 * one is written down for the restored side too, for nobody can tell any more which of them said
 * it.
 */
@ApplicationScoped
public class PartingConsents {

  private final ConsentStore store;
  private final ConsentRegister register;

  PartingConsents(ConsentStore store, ConsentRegister register) {
    this.store = store;
    this.register = register;
  }

  /** The remaining side: what its own records say. Called once the two have parted. */
  public Uni<Profile> remaining(Work work, Profile profile) {
    return store
        .history(work, profile.id())
        .map(all -> LatestWord.of(all.stream().map(ConsentRecord::state).toList()))
        .map(profile::withConsents);
  }

  /** The restored side. Called once the two have parted. */
  public Uni<Profile> restored(
      Work work,
      Profile profile,
      UUID remainingId,
      UUID mergeId,
      Instant mergedAt,
      Instant now,
      List<LongFunction<ProfileChange>> changes) {
    return remaining(work, profile)
        .flatMap(
            own ->
                store
                    .history(work, remainingId)
                    .map(all -> refusedSince(all, mergedAt))
                    .flatMap(no -> repeated(work, own, no, mergeId, now, changes)));
  }

  private static List<ConsentRecord> refusedSince(List<ConsentRecord> all, Instant mergedAt) {
    return all.stream()
        .filter(r -> !r.recordedAt().isBefore(mergedAt))
        .filter(r -> r.status() != ConsentStatus.GRANTED)
        .toList();
  }

  private Uni<Profile> repeated(
      Work work,
      Profile profile,
      List<ConsentRecord> refusals,
      UUID mergeId,
      Instant now,
      List<LongFunction<ProfileChange>> changes) {
    Evidence evidence = new Evidence("un-merge", null, Map.of("mergeId", mergeId.toString()));
    Uni<Profile> result = Uni.createFrom().item(profile);
    for (ConsentRecord no : refusals) {
      ConsentGiven given =
          new ConsentGiven(
              no.purpose(), no.channel(), no.topic(), no.status(), no.notice(), no.method());
      result =
          result.flatMap(
              sofar ->
                  register.record(work, sofar, List.of(given), evidence, no.at(), now, changes));
    }
    return result;
  }
}
