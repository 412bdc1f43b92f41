package io.assidu.profile.profile;

import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.platform.trace.TraceEntry;
import io.assidu.platform.trace.TraceSource;
import io.assidu.platform.work.Work;
import io.assidu.profile.WireNames;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Explains identity: for one profile, and within one correlation. */
@ApplicationScoped
class IdentityReader implements TraceSource {

  private final EdgeStore edges;
  private final MergeStore merges;

  IdentityReader(EdgeStore edges, MergeStore merges) {
    this.edges = edges;
    this.merges = merges;
  }

  Uni<IdentityView> read(Work work, UUID profileId) {
    return edges
        .history(work, profileId)
        .flatMap(
            edgeRows ->
                merges
                    .history(work, profileId)
                    .map(
                        mergeRows -> {
                          List<IdentityView.Edge> edgeViews = new ArrayList<>();
                          edgeRows.forEach(row -> edgeViews.add(edge(row)));
                          List<IdentityView.Merge> mergeViews = new ArrayList<>();
                          mergeRows.forEach(row -> mergeViews.add(merge(row)));
                          return new IdentityView(profileId, edgeViews, mergeViews);
                        }));
  }

  /** Identifiers are named by their type only: a trace is read by people who need no addresses. */
  @Override
  public Uni<List<TraceEntry>> trace(Work work, String correlationId) {
    return work.query(
            """
            select id, type, profile_id, rule, change_id, valid_from as at
            from identity_edge where correlation_id = $1 order by valid_from, id
            """,
            correlationId)
        .map(
            rows -> {
              List<TraceEntry> entries = new ArrayList<>();
              for (Row row : rows) {
                entries.add(
                    new TraceEntry(
                        row.getOffsetDateTime("at").toInstant(),
                        "identity",
                        row.getUUID("id").toString(),
                        row.getString("type") + " " + row.getString("rule"),
                        Map.of(
                            "profileId",
                            row.getUUID("profile_id"),
                            "identifierType",
                            row.getString("type"),
                            "rule",
                            row.getString("rule"))));
              }
              return entries;
            });
  }

  private static IdentityView.Edge edge(Row row) {
    return new IdentityView.Edge(
        EdgeStore.identifier(row),
        row.getUUID("profile_id"),
        row.getString("rule"),
        row.getUUID("event_id"),
        row.getUUID("change_id"),
        row.getOffsetDateTime("seen_at").toInstant(),
        row.getOffsetDateTime("valid_from").toInstant(),
        instant(row.getOffsetDateTime("valid_to")));
  }

  private static IdentityView.Merge merge(Row row) {
    return new IdentityView.Merge(
        row.getUUID("id"),
        row.getUUID("survivor_id"),
        row.getUUID("absorbed_id"),
        identifier(row, "evidence"),
        identifier(row, "anchor"),
        row.getUUID("event_id"),
        row.getOffsetDateTime("at").toInstant(),
        instant(row.getOffsetDateTime("undone_at")));
  }

  private static Identifier identifier(Row row, String prefix) {
    IdentifierType type =
        WireNames.parse(IdentifierType.class, row.getString(prefix + "_type"))
            .orElse(IdentifierType.UNKNOWN);
    return new Identifier(type, row.getString(prefix + "_value"));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
