package io.assidu.journey.instance;

import io.assidu.journey.engine.Instance;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Moves instances from one profile to another, and takes from them what names a person. */
@ApplicationScoped
class BelongingsStore {

  /** An entry to a journey that somebody has taken. */
  record EntryTaken(String journeyId, String key) {
    static EntryTaken by(Instance instance) {
      return new EntryTaken(instance.journeyId(), instance.key());
    }
  }

  Uni<Set<EntryTaken>> entriesOf(Work work, UUID profileId) {
    return work.query(
            "select journey_id, slot from instance where profile_id = $1 and slot is not null",
            profileId)
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> new EntryTaken(row.getString("journey_id"), row.getString("slot")))
                    .collect(Collectors.toSet()));
  }

  /**
   * Hands all instances of one profile to another, and remembers which. An entry that the other has
   * taken already is not taken twice.
   */
  Uni<Void> hand(Work work, UUID mergeId, UUID from, UUID to) {
    return work.query(
            "insert into instance_move (merge_id, instance_id, from_profile)"
                + " select $1, id, profile_id from instance where profile_id = $2"
                + " on conflict do nothing",
            mergeId,
            from)
        .flatMap(
            remembered ->
                work.query(
                    "update instance i set profile_id = $2, slot = case when exists ("
                        + " select from instance o where o.profile_id = $2"
                        + " and o.journey_id = i.journey_id and o.slot = i.slot)"
                        + " then null else i.slot end where i.profile_id = $1",
                    from,
                    to))
        .replaceWithVoid();
  }

  /** Hands back what a merge brought, each with the entry it takes by its own rule. */
  Uni<Void> giveBack(Work work, UUID mergeId, UUID from) {
    return work.query(
            "update instance i set profile_id = m.from_profile,"
                + " slot = case when i.ending is null or i.kept then i.entry_key end"
                + " from instance_move m"
                + " where m.merge_id = $1 and m.instance_id = i.id and i.profile_id = $2",
            mergeId,
            from)
        .flatMap(back -> work.query("delete from instance_move where merge_id = $1", mergeId))
        .replaceWithVoid();
  }

  /** Tells the history of every instance that a merge moved. */
  Uni<Void> noteMoved(Work work, UUID mergeId, Instant at, String why) {
    return work.query(
            "insert into instance_note (instance_id, at, kind, why, facts)"
                + " select instance_id, $2, 'moved', $3, jsonb_build_object('mergeId', merge_id)"
                + " from instance_move where merge_id = $1",
            mergeId,
            InstanceStore.utc(at),
            why)
        .replaceWithVoid();
  }

  /** What remains of an erased person's walks says which steps were made, and nothing of whom. */
  Uni<Void> forgetFacts(Work work, UUID profileId) {
    return work.query(
            "update instance_note n set facts = '{}' from instance i"
                + " where i.id = n.instance_id and i.profile_id = $1",
            profileId)
        .flatMap(
            forgotten ->
                work.query(
                    "update instance set event = null, entry_key = '', slot = null"
                        + " where profile_id = $1",
                    profileId))
        .replaceWithVoid();
  }
}
