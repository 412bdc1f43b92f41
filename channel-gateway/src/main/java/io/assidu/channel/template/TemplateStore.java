package io.assidu.channel.template;

import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The company's own templates, every version of them. */
@ApplicationScoped
class TemplateStore {

  Uni<Optional<TemplateVersion>> current(Work work, String id) {
    return work.query("select * from template where id = $1 order by version desc limit 1", id)
        .map(TemplateStore::first);
  }

  Uni<Optional<TemplateVersion>> version(Work work, String id, int version) {
    return work.query("select * from template where id = $1 and version = $2", id, version)
        .map(TemplateStore::first);
  }

  /** The current version of each. */
  Uni<List<TemplateVersion>> all(Work work) {
    return work.query("select distinct on (id) * from template order by id, version desc")
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(TemplateStore::read).toList());
  }

  /** Adds a version; says whether nobody else added it at the same time. */
  Uni<Boolean> add(Work work, TemplateVersion version) {
    return work.query(
            """
            insert into template (id, version, document, created_at, created_by)
            values ($1, $2, $3, $4, $5) on conflict do nothing
            """,
            version.id(),
            version.version(),
            JsonObject.mapFrom(version.document()),
            version.createdAt() == null ? null : version.createdAt().atOffset(ZoneOffset.UTC),
            version.createdBy())
        .map(rows -> rows.rowCount() == 1);
  }

  private static Optional<TemplateVersion> first(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).findFirst().map(TemplateStore::read);
  }

  private static TemplateVersion read(Row row) {
    return new TemplateVersion(
        row.getString("id"),
        row.getInteger("version"),
        row.getJsonObject("document").mapTo(TemplateDocument.class),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getString("created_by"));
  }
}
