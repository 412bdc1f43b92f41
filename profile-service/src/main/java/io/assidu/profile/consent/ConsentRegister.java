package io.assidu.profile.consent;

import io.assidu.contracts.ingest.ConsentGiven;
import io.assidu.contracts.profile.ConsentChanged;
import io.assidu.contracts.profile.ConsentState;
import io.assidu.contracts.profile.ProfileChange;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.Work;
import io.assidu.profile.profile.LatestWord;
import io.assidu.profile.profile.Profile;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Writes down what a person says about being contacted. Every word is kept; the last one stands, by
 * the time it was said.
 */
@ApplicationScoped
public class ConsentRegister {

  private final ConsentStore store;

  ConsentRegister(ConsentStore store) {
    this.store = store;
  }

  /**
   * @param profile whose word it is; locked
   * @param at when it was said
   * @param changes where the word of it is added, for those that stand now
   * @return the profile with what stands now; still to be saved
   */
  public Uni<Profile> record(
      Work work,
      Profile profile,
      List<ConsentGiven> given,
      Evidence evidence,
      Instant at,
      Instant now,
      List<LongFunction<ProfileChange>> changes) {
    List<ConsentRecord> records =
        Register.records(profile.consents(), given, evidence, at, now, Ids::next);
    if (records.isEmpty()) {
      return Uni.createFrom().item(profile);
    }
    List<ConsentState> standing =
        LatestWord.of(profile.consents(), records.stream().map(ConsentRecord::state).toList());
    records.stream()
        .filter(record -> standing.contains(record.state()))
        .forEach(
            record ->
                changes.add(
                    version ->
                        new ConsentChanged(
                            profile.id(),
                            version,
                            record.state(),
                            record.previous(),
                            record.method(),
                            record.at())));
    return store.add(work, profile.id(), records).replaceWith(profile.withConsents(standing));
  }
}
