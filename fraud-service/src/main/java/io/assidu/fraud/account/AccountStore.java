package io.assidu.fraud.account;

import io.assidu.fraud.sql.Sql;
import io.assidu.platform.trace.TraceEntry;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables {@code account} and {@code release}. */
@ApplicationScoped
class AccountStore {

  /** One round trip finds the surviving profile, makes the row if need be, locks and reads it. */
  private static final String LOCK =
      """
      INSERT INTO account (profile_id, touched_at)
      SELECT coalesce((SELECT profile_id FROM alias WHERE absorbed_id = $1), $1), $2::timestamptz
      ON CONFLICT (profile_id) DO UPDATE SET touched_at = excluded.touched_at
      RETURNING profile_id, frozen, frozen_at, released_at
      """;

  private static final String FIND =
      """
      SELECT profile_id, frozen, frozen_at, released_at FROM account
      WHERE profile_id = coalesce((SELECT profile_id FROM alias WHERE absorbed_id = $1), $1)
      """;
  private static final String FREEZE =
      """
      UPDATE account SET frozen = true, alert_id = $2, assessment_id = $3, frozen_at = $4
      WHERE profile_id = $1
      """;
  private static final String FROZEN =
      "SELECT alert_id, assessment_id FROM account WHERE profile_id = $1 AND frozen";
  private static final String RELEASE =
      """
      UPDATE account SET frozen = false, released_at = $2 WHERE profile_id = $1 AND frozen
      """;
  private static final String RECORD_RELEASE =
      """
      INSERT INTO release (release_id, profile_id, original_profile_id, released_by, reviewer,
        reason, at, correlation_id)
      VALUES ($1, $2, $2, $3, $4, $5, $6, $7)
      """;
  private static final String MERGE_RELEASES =
      "UPDATE release SET profile_id = $1 WHERE profile_id = $2";
  private static final String UNMERGE_RELEASES =
      "UPDATE release SET profile_id = $1 WHERE profile_id = $2 AND original_profile_id = ANY($3)";
  private static final String ERASE_RELEASES =
      "UPDATE release SET reason = 'erased' WHERE profile_id = $1";

  private static final String BY_CORRELATION =
      """
      SELECT release_id, released_by, reason, at FROM release WHERE correlation_id = $1 ORDER BY at
      """;

  /** Held until the unit of work ends: two attempts at once see each other. */
  Uni<Account> lock(Work work, UUID profileId, Instant now) {
    return work.query(LOCK, profileId, Sql.utc(now))
        .map(rows -> AccountStore.account(rows.iterator().next()));
  }

  Uni<Optional<Account>> find(Work work, UUID profileId) {
    return work.query(FIND, profileId).map(rows -> Sql.first(rows, AccountStore::account));
  }

  Uni<Void> freeze(Work work, UUID profileId, UUID alertId, UUID assessmentId, Instant at) {
    return work.query(FREEZE, profileId, alertId, assessmentId, Sql.utc(at)).replaceWithVoid();
  }

  /** Why an account is frozen, by the very id given; empty if it is not. */
  Uni<Optional<Freeze>> frozen(Work work, UUID profileId) {
    return work.query(FROZEN, profileId)
        .map(
            rows ->
                Sql.first(
                    rows,
                    row -> new Freeze(row.getUUID("alert_id"), row.getUUID("assessment_id"))));
  }

  /** False if it was not frozen. */
  Uni<Boolean> release(Work work, UUID profileId, Instant at) {
    return work.query(RELEASE, profileId, Sql.utc(at)).map(rows -> rows.rowCount() == 1);
  }

  Uni<Void> record(
      Work work,
      UUID releaseId,
      UUID profileId,
      String by,
      @Nullable String reviewer,
      String reason,
      Instant at) {
    return work.query(
            RECORD_RELEASE,
            releaseId,
            profileId,
            by,
            reviewer,
            reason,
            Sql.utc(at),
            work.correlationId())
        .replaceWithVoid();
  }

  Uni<Void> moveReleases(Work work, UUID survivor, UUID absorbed) {
    return work.query(MERGE_RELEASES, survivor, absorbed).replaceWithVoid();
  }

  Uni<Void> returnReleases(Work work, UUID survivor, UUID restored, List<UUID> members) {
    return work.query(UNMERGE_RELEASES, restored, survivor, members.toArray(UUID[]::new))
        .replaceWithVoid();
  }

  Uni<Void> eraseReleases(Work work, UUID profileId) {
    return work.query(ERASE_RELEASES, profileId).replaceWithVoid();
  }

  Uni<List<TraceEntry>> trace(Work work, String correlationId) {
    return work.query(BY_CORRELATION, correlationId)
        .map(rows -> Sql.list(rows, AccountStore::traced));
  }

  private static TraceEntry traced(Row row) {
    return new TraceEntry(
        Sql.instant(row, "at"),
        "release",
        row.getUUID("release_id").toString(),
        "released by the " + row.getString("released_by"),
        Map.of("reason", row.getString("reason")));
  }

  private static Account account(Row row) {
    return new Account(
        row.getUUID("profile_id"),
        row.getBoolean("frozen"),
        Sql.instantOrNull(row, "frozen_at"),
        Sql.instantOrNull(row, "released_at"));
  }
}
