package io.assidu.journey.instance;

import io.assidu.journey.engine.Ending;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads instances for people to look at. */
@ApplicationScoped
class InstanceViewStore {

  private static final String SELECT =
      "select id, journey_id, version, profile_id, entry_key, step_id, waiting, due_at, ending,"
          + " open_contacts, correlation_id, started_at, ended_at from instance";

  /** An instance's place in a list that goes from the newest to the oldest. */
  record Place(Instant startedAt, UUID id) {

    /** Before all instances. */
    static final Place FIRST = new Place(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));
  }

  Uni<Optional<InstanceView>> find(Work work, UUID id) {
    return work.query(SELECT + " where id = $1", id).map(rows -> views(rows).stream().findFirst());
  }

  /**
   * Instances of a journey, newest first.
   *
   * @param after the place of the last one of the page before
   */
  Uni<List<InstanceView>> of(
      Work work, String journeyId, @Nullable Boolean running, Place after, int limit) {
    return work.query(
            SELECT
                + " where journey_id = $1 and (started_at, id) < ($2, $3)"
                + " and ($4::boolean is null or (ending is null) = $4)"
                + " order by started_at desc, id desc limit $5",
            journeyId,
            InstanceStore.utc(after.startedAt()),
            after.id(),
            running,
            limit)
        .map(InstanceViewStore::views);
  }

  /** Every instance of a profile, newest first; there are few. */
  Uni<List<InstanceView>> ofProfile(Work work, UUID profileId, int limit) {
    return work.query(
            SELECT + " where profile_id = $1 order by started_at desc, id desc limit $2",
            profileId,
            limit)
        .map(InstanceViewStore::views);
  }

  private static List<InstanceView> views(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(InstanceViewStore::view).toList();
  }

  private static InstanceView view(Row row) {
    String ending = row.getString("ending");
    return new InstanceView(
        row.getUUID("id"),
        row.getString("journey_id"),
        row.getInteger("version"),
        row.getUUID("profile_id"),
        row.getString("entry_key"),
        row.getString("step_id"),
        row.getString("waiting"),
        instant(row, "due_at"),
        ending == null ? null : Ending.valueOf(ending.toUpperCase(Locale.ROOT)),
        List.of(row.getArrayOfUUIDs("open_contacts")),
        row.getString("correlation_id"),
        row.getOffsetDateTime("started_at").toInstant(),
        instant(row, "ended_at"),
        null);
  }

  private static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }
}
