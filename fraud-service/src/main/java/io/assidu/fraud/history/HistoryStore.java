package io.assidu.fraud.history;

import io.assidu.contracts.fraud.SignalKind;
import io.assidu.contracts.profile.Identifier;
import io.assidu.fraud.scoring.Observation;
import io.assidu.fraud.scoring.Past;
import io.assidu.fraud.scoring.Place;
import io.assidu.fraud.scoring.Point;
import io.assidu.fraud.scoring.Software;
import io.assidu.fraud.scoring.Standing;
import io.assidu.fraud.sql.Sql;
import io.assidu.platform.trace.TraceEntry;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code signal}. */
@ApplicationScoped
class HistoryStore {

  private static final Duration RECENT = Duration.ofDays(3);

  private static final String INSERT =
      """
      INSERT INTO signal (signal_id, profile_id, original_profile_id, identifier_type,
        identifier_value, kind, source, network, country, latitude, longitude, accuracy_km,
        device_id, user_agent, browser, os, device_type, session_id, acr, previous_email, standing,
        occurred_at, received_at, correlation_id)
      VALUES ($1, $2, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
        $19, $20, $21, $22, $23)
      ON CONFLICT (signal_id) DO NOTHING
      """;

  /**
   * Two parts with a bound each, so that neither a flood of failed logins nor one of odd ones
   * pushes the person's own out of sight.
   */
  private static final String PAST =
      """
      (SELECT * FROM signal
        WHERE profile_id = $1 AND kind IN ('LOGIN_SUCCEEDED', 'STEP_UP_SUCCEEDED')
          AND occurred_at > $2
          AND (standing = 'TRUSTED' OR standing = 'PROBATION' AND occurred_at < $3)
        ORDER BY occurred_at DESC LIMIT 200)
      UNION
      (SELECT * FROM signal
        WHERE profile_id = $1 AND kind <> 'LOGIN_SUCCEEDED' AND occurred_at > $4
        ORDER BY occurred_at DESC LIMIT 200)
      """;

  private static final String SETTLE = "UPDATE signal SET standing = $2 WHERE signal_id = $1";
  private static final String PROMOTE =
      """
      UPDATE signal SET standing = 'TRUSTED'
      WHERE profile_id = $1 AND session_id = $2 AND standing = 'PROBATION'
      """;
  private static final String REJECT =
      """
      UPDATE signal SET standing = 'REJECTED'
      WHERE profile_id = $1 AND standing = 'PROBATION' AND occurred_at > $2
      """;
  private static final String PREVIOUS_EMAILS =
      """
      SELECT previous_email FROM signal
      WHERE profile_id = $1 AND previous_email IS NOT NULL AND occurred_at > $2
      GROUP BY previous_email ORDER BY min(occurred_at) LIMIT 3
      """;
  private static final String ADOPT =
      """
      UPDATE signal SET profile_id = $1, original_profile_id = $1
      WHERE profile_id IS NULL AND (identifier_type, identifier_value) IN (
        SELECT type, value FROM unnest($2::text[], $3::text[]) AS given (type, value))
      """;
  private static final String MERGE = "UPDATE signal SET profile_id = $1 WHERE profile_id = $2";
  private static final String UNMERGE =
      "UPDATE signal SET profile_id = $1 WHERE profile_id = $2 AND original_profile_id = ANY($3)";
  private static final String ERASE = "DELETE FROM signal WHERE profile_id = $1";
  private static final String FORGET =
      """
      DELETE FROM signal WHERE signal_id IN (
        SELECT signal_id FROM signal
        WHERE occurred_at < $1 OR (profile_id IS NULL AND received_at < $2) LIMIT 10000)
      """;
  private static final String BY_CORRELATION =
      """
      SELECT signal_id, kind, source, standing, occurred_at FROM signal
      WHERE correlation_id = $1 ORDER BY occurred_at
      """;

  /** False if this signal was remembered before. */
  Uni<Boolean> insert(Work work, Remembered signal, Instant receivedAt) {
    Observation seen = signal.seen();
    Identifier identifier = signal.identifier();
    Place place = seen.place();
    Point point = place == null ? null : place.point();
    Software software = seen.userAgent() == null ? null : Software.of(seen.userAgent());
    return work.query(
            INSERT,
            signal.signalId(),
            signal.profileId(),
            identifier == null ? null : identifier.type().name(),
            identifier == null ? null : identifier.value(),
            seen.kind().name(),
            signal.source(),
            seen.network(),
            place == null ? null : place.country(),
            point == null ? null : point.latitude(),
            point == null ? null : point.longitude(),
            point == null ? null : point.accuracyKm(),
            seen.deviceId(),
            seen.userAgent(),
            software == null ? null : software.browser(),
            software == null ? null : software.os(),
            software == null ? null : software.deviceType(),
            seen.sessionId(),
            seen.acr(),
            signal.previousEmail(),
            seen.standing().name(),
            Sql.utc(seen.at()),
            Sql.utc(receivedAt),
            work.correlationId())
        .map(rows -> rows.rowCount() == 1);
  }

  Uni<List<Observation>> past(Work work, UUID profileId, Instant now) {
    return work.query(
            PAST,
            profileId,
            Sql.utc(now.minus(Past.MEMORY)),
            Sql.utc(now.minus(Past.PROBATION)),
            Sql.utc(now.minus(RECENT)))
        .map(rows -> Sql.list(rows, HistoryStore::observation));
  }

  Uni<Void> settle(Work work, UUID signalId, Standing standing) {
    return work.query(SETTLE, signalId, standing.name()).replaceWithVoid();
  }

  Uni<Void> promote(Work work, UUID profileId, String sessionId) {
    return work.query(PROMOTE, profileId, sessionId).replaceWithVoid();
  }

  Uni<Void> reject(Work work, UUID profileId, Instant now) {
    return work.query(REJECT, profileId, Sql.utc(now.minus(Past.PROBATION))).replaceWithVoid();
  }

  Uni<List<String>> previousEmails(Work work, UUID profileId, Instant since) {
    return work.query(PREVIOUS_EMAILS, profileId, Sql.utc(since))
        .map(rows -> Sql.list(rows, row -> row.getString("previous_email")));
  }

  Uni<Void> adopt(Work work, UUID profileId, List<Identifier> identifiers) {
    String[] types = identifiers.stream().map(i -> i.type().name()).toArray(String[]::new);
    String[] values = identifiers.stream().map(Identifier::value).toArray(String[]::new);
    return work.query(ADOPT, profileId, types, values).replaceWithVoid();
  }

  Uni<Void> merge(Work work, UUID survivor, UUID absorbed) {
    return work.query(MERGE, survivor, absorbed).replaceWithVoid();
  }

  Uni<Void> unmerge(Work work, UUID survivor, UUID restored, List<UUID> members) {
    return work.query(UNMERGE, restored, survivor, members.toArray(UUID[]::new)).replaceWithVoid();
  }

  Uni<Void> erase(Work work, UUID profileId) {
    return work.query(ERASE, profileId).replaceWithVoid();
  }

  /** A batch of what is older, or older and still of nobody known. */
  Uni<Void> forget(Work work, Instant before, Instant unknownBefore) {
    return work.query(FORGET, Sql.utc(before), Sql.utc(unknownBefore)).replaceWithVoid();
  }

  Uni<List<TraceEntry>> trace(Work work, String correlationId) {
    return work.query(BY_CORRELATION, correlationId)
        .map(rows -> Sql.list(rows, HistoryStore::traced));
  }

  private static TraceEntry traced(Row row) {
    return new TraceEntry(
        Sql.instant(row, "occurred_at"),
        "signal",
        row.getUUID("signal_id").toString(),
        row.getString("kind") + " from " + row.getString("source"),
        Map.of("standing", row.getString("standing")));
  }

  private static Observation observation(Row row) {
    return new Observation(
        SignalKind.valueOf(row.getString("kind")),
        Sql.instant(row, "occurred_at"),
        row.getString("network"),
        place(row),
        row.getString("device_id"),
        row.getString("user_agent"),
        row.getString("session_id"),
        row.getString("acr"),
        Standing.valueOf(row.getString("standing")));
  }

  private static @Nullable Place place(Row row) {
    String country = row.getString("country");
    Double latitude = row.getDouble("latitude");
    Point point =
        latitude == null
            ? null
            : new Point(latitude, row.getDouble("longitude"), row.getDouble("accuracy_km"));
    return country == null ? null : new Place(country, point);
  }
}
