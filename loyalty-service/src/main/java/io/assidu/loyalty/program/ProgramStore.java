package io.assidu.loyalty.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Versions of programs in PostgreSQL. */
@ApplicationScoped
class ProgramStore {

  /**
   * A version as it is stored.
   *
   * @param revision counts the saves of a draft
   * @param publishedAt null for a draft
   */
  record Stored(
      Program program,
      int version,
      int revision,
      Instant savedAt,
      String savedBy,
      @Nullable Instant publishedAt) {}

  /** A version's name. */
  record Key(String id, int version) {}

  private final ObjectMapper json;

  ProgramStore(ObjectMapper json) {
    this.json = json;
  }

  /** The newest published version of each program. */
  Uni<List<Stored>> published(Work work) {
    return work.query(
            """
            SELECT DISTINCT ON (program_id) * FROM program_version WHERE status = 'published'
            ORDER BY program_id, version DESC""")
        .map(rows -> Rows.list(rows, this::stored));
  }

  Uni<Optional<Stored>> published(Work work, String programId) {
    return work.query(
            """
            SELECT * FROM program_version WHERE program_id = $1 AND status = 'published'
            ORDER BY version DESC LIMIT 1""",
            programId)
        .map(rows -> Rows.first(rows, this::stored));
  }

  /** The newest published version of each program, by name: documents are read once a version. */
  Uni<List<Key>> currentVersions(Work work) {
    return work.query(
            """
            SELECT program_id, max(version) AS version FROM program_version
            WHERE status = 'published' GROUP BY program_id ORDER BY program_id""")
        .map(
            rows ->
                Rows.list(
                    rows, row -> new Key(row.getString("program_id"), row.getInteger("version"))));
  }

  Uni<Optional<Integer>> currentVersion(Work work, String programId) {
    return work.query(
            """
            SELECT version FROM program_version WHERE program_id = $1 AND status = 'published'
            ORDER BY version DESC LIMIT 1""",
            programId)
        .map(rows -> Rows.first(rows, row -> row.getInteger("version")));
  }

  /** Every version that was ever published, the oldest first. */
  Uni<List<Stored>> history(Work work, String programId) {
    return work.query(
            """
            SELECT * FROM program_version WHERE program_id = $1 AND status = 'published'
            ORDER BY version""",
            programId)
        .map(rows -> Rows.list(rows, this::stored));
  }

  Uni<Optional<Stored>> version(Work work, String programId, int version) {
    return work.query(
            "SELECT * FROM program_version WHERE program_id = $1 AND version = $2",
            programId,
            version)
        .map(rows -> Rows.first(rows, this::stored));
  }

  Uni<Optional<Stored>> draft(Work work, String programId) {
    return work.query(
            """
            SELECT * FROM program_version WHERE program_id = $1 AND status = 'draft' FOR UPDATE""",
            programId)
        .map(rows -> Rows.first(rows, this::stored));
  }

  /** Replaces the draft, or begins one after the newest version. */
  Uni<Stored> saveDraft(Work work, Program program, String by, Instant now) {
    return work.query(
            """
            INSERT INTO program_version (program_id, version, status, document, revision, saved_at, saved_by)
            SELECT $1::text, coalesce(max(version), 0) + 1, 'draft', $2::jsonb, 1, $3::timestamptz, $4::text
            FROM program_version WHERE program_id = $1 AND status = 'published'
            ON CONFLICT (program_id, version) DO UPDATE SET document = excluded.document,
              revision = program_version.revision + 1, saved_at = excluded.saved_at,
              saved_by = excluded.saved_by
            RETURNING *""",
            program.id(),
            write(program),
            Rows.utc(now),
            by)
        .map(rows -> stored(rows.iterator().next()));
  }

  Uni<Stored> publish(Work work, Stored draft, Instant now) {
    return work.query(
            """
            UPDATE program_version SET status = 'published', published_at = $3
            WHERE program_id = $1 AND version = $2 RETURNING *""",
            draft.program().id(),
            draft.version(),
            Rows.utc(now))
        .map(rows -> stored(rows.iterator().next()));
  }

  /** Stores a program that ships with the service, unless one of its name is there. */
  Uni<Void> ship(Work work, Program program, Instant now) {
    return work.query(
            """
            INSERT INTO program_version (program_id, version, status, document, revision, saved_at,
              saved_by, published_at)
            SELECT $1::text, 1, 'published', $2::jsonb, 1, $3::timestamptz, 'assidu', $3::timestamptz
            WHERE NOT EXISTS (SELECT FROM program_version WHERE program_id = $1)
            ON CONFLICT DO NOTHING""",
            program.id(),
            write(program),
            Rows.utc(now))
        .replaceWithVoid();
  }

  private Stored stored(Row row) {
    return new Stored(
        read(row.get(JsonObject.class, "document")),
        row.getInteger("version"),
        row.getInteger("revision"),
        Rows.instant(row, "saved_at"),
        row.getString("saved_by"),
        Rows.instantOrNull(row, "published_at"));
  }

  private JsonObject write(Program program) {
    try {
      return new JsonObject(json.writeValueAsString(program));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a program is always JSON", e);
    }
  }

  private Program read(JsonObject document) {
    try {
      return json.readValue(document.encode(), Program.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored program does not fit this version of Assidu", e);
    }
  }
}
