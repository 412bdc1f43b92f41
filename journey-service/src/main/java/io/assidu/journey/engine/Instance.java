package io.assidu.journey.engine;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One profile's walk through one journey version, as it stands.
 *
 * @param key the value of the journey's entry key, empty when it has none
 * @param stepId the step it stands on, or ended on
 * @param visit how many steps it has come to so far; with the step it names an effect once and for
 *     all
 * @param pending null once it has ended
 * @param event the last event it took in; null once it has ended
 * @param openContacts messages it asked for that have neither gone out nor been refused
 * @param ending null while it runs
 */
public record Instance(
    UUID id,
    String journeyId,
    int version,
    UUID profileId,
    String key,
    String stepId,
    int visit,
    @Nullable Pending pending,
    @Nullable Happening event,
    Set<UUID> openContacts,
    @Nullable Ending ending) {

  public Instance {
    openContacts = Set.copyOf(openContacts);
    if ((ending == null) != (pending != null)) {
      throw new IllegalStateException(
          "Instance "
              + id
              + " must either be pending or have ended, not "
              + pending
              + ", "
              + ending);
    }
  }

  public boolean running() {
    return ending == null;
  }

  /** The same walk, now this profile's. */
  public Instance of(UUID profile) {
    return new Instance(
        id, journeyId, version, profile, key, stepId, visit, pending, event, openContacts, ending);
  }
}
