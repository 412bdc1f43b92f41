package io.assidu.channel.delivery;

import static io.assidu.channel.delivery.DeliveryStore.utc;

import io.assidu.channel.recipient.ProfileFollower;
import io.assidu.contracts.contact.Outcome;
import io.assidu.contracts.profile.ConsentChanged;
import io.assidu.contracts.profile.ConsentState;
import io.assidu.contracts.profile.ConsentStatus;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Merges, un-merges, erasures and withdrawn consents, as they concern deliveries. */
@ApplicationScoped
class DeliveryFollower implements ProfileFollower {
  private final Clock clock;

  DeliveryFollower(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Uni<Void> merged(Work work, UUID absorbed, UUID survivor) {
    return work.query(
            "update delivery set profile_id = $2 where profile_id = $1", absorbed, survivor)
        .replaceWithVoid();
  }

  /**
   * What was decided for the restored profile, or for one that it had absorbed before, is its own
   * again; what was decided for the survivor stays there.
   */
  @Override
  public Uni<Void> unmerged(Work work, UUID restored) {
    return work.query(
            """
            with recursive family (id) as (
              select $1::uuid
              union
              select r.profile_id from recipient r join family f on r.survivor_id = f.id)
            update delivery set profile_id = $1 where decided_for in (select id from family)
            """,
            restored)
        .replaceWithVoid();
  }

  /**
   * A withdrawal reaches what was approved before it and still waits. Most messages leave within
   * milliseconds, so this is for those that wait for a retry.
   */
  @Override
  public Uni<Void> consentChanged(Work work, ConsentChanged change) {
    ConsentState consent = change.consent();
    if (consent.status() == ConsentStatus.GRANTED) {
      return Uni.createFrom().voidItem();
    }
    Instant now = clock.instant();
    return work.query(
            """
            update delivery set state = 'failed', detail = 'consent withdrawn', settled_at = $5,
              parameters = '{}'
            where profile_id = $1 and purpose = $2 and channel = $3 and state = 'pending'
              and ($4::text is null or topic = $4)
            returning *
            """,
            change.profileId(),
            consent.purpose().name(),
            consent.channel().name(),
            consent.topic(),
            utc(now))
        .invoke(rows -> tellFailed(work, rows, "consent withdrawn", now))
        .replaceWithVoid();
  }

  /** What happened stays as a number; to whom and with what words does not. */
  @Override
  public Uni<Void> erased(Work work, UUID profileId) {
    Instant now = clock.instant();
    return work.query(
            """
            update delivery set state = 'failed', settled_at = $2
            where profile_id = $1 and state = 'pending'
            returning *
            """,
            profileId,
            utc(now))
        .invoke(rows -> tellFailed(work, rows, "profile erased", now))
        .chain(
            () ->
                work.query(
                    """
                    update delivery_attempt a set detail = null
                    from delivery d where d.contact_id = a.contact_id and d.profile_id = $1
                    """,
                    profileId))
        .chain(
            () ->
                work.query(
                    """
                    update delivery set parameters = '{}', address = null, detail = null
                    where profile_id = $1
                    """,
                    profileId))
        .replaceWithVoid();
  }

  private static void tellFailed(Work work, RowSet<Row> rows, String why, Instant now) {
    DeliveryStore.deliveries(rows)
        .forEach(one -> OutcomeEvents.emit(work, one, Outcome.FAILED, null, why, now));
  }
}
