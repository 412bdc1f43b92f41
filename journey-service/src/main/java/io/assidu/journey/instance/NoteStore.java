package io.assidu.journey.instance;

import io.assidu.journey.engine.Note;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Keeps the history of instances. */
@ApplicationScoped
class NoteStore {

  private static final String INSERT =
      "insert into instance_note (instance_id, at, step_id, kind, why, facts, caused_by)"
          + " values ($1, $2, $3, $4, $5, $6, $7)";

  /** A line of history and whose it is. */
  record Written(UUID instanceId, String journeyId, int version, Note note) {}

  Uni<Void> write(Work work, List<Move> moves) {
    List<Tuple> rows = new ArrayList<>();
    for (Move move : moves) {
      for (Note note : move.transition().notes()) {
        rows.add(row(move.transition().instance().id(), note));
      }
    }
    return work.writeAll(INSERT, rows);
  }

  /** One line that no move of the engine wrote. */
  Uni<Void> write(Work work, UUID instanceId, Note note) {
    return work.writeAll(INSERT, List.of(row(instanceId, note)));
  }

  /** The history of an instance, oldest first. */
  Uni<List<Note>> of(Work work, UUID instanceId) {
    return work.query(
            "select at, step_id, kind, why, facts, caused_by from instance_note"
                + " where instance_id = $1 order by seq",
            instanceId)
        .map(NoteStore::notes);
  }

  /** What all instances of a story did, oldest first. */
  Uni<List<Written>> ofStory(Work work, String correlationId) {
    return work.query(
            "select n.instance_id, i.journey_id, i.version, n.at, n.step_id, n.kind, n.why,"
                + " n.facts, n.caused_by"
                + " from instance i join instance_note n on n.instance_id = i.id"
                + " where i.correlation_id = $1 order by n.at, n.seq",
            correlationId)
        .map(
            rows ->
                stream(rows)
                    .map(
                        row ->
                            new Written(
                                row.getUUID("instance_id"),
                                row.getString("journey_id"),
                                row.getInteger("version"),
                                note(row)))
                    .toList());
  }

  private static Tuple row(UUID instanceId, Note note) {
    return Tuple.from(
        new Object[] {
          instanceId,
          InstanceStore.utc(note.at()),
          note.stepId(),
          note.kind().name().toLowerCase(Locale.ROOT),
          note.why(),
          new JsonObject(note.facts()),
          note.causedBy()
        });
  }

  private static List<Note> notes(RowSet<Row> rows) {
    return stream(rows).map(NoteStore::note).toList();
  }

  private static Note note(Row row) {
    return new Note(
        row.getOffsetDateTime("at").toInstant(),
        row.getString("step_id"),
        Note.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getString("why"),
        row.getJsonObject("facts").getMap(),
        row.getUUID("caused_by"));
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }
}
