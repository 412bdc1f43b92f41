package io.assidu.channel.delivery;

import static io.assidu.channel.delivery.DeliveryRows.instant;
import static io.assidu.channel.delivery.DeliveryStore.utc;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Contacts after, or beside, their way: to look at, to trace, to unsubscribe from. */
@ApplicationScoped
class ContactStore {
  private static final String VIEW =
      """
      select d.*, coalesce((
        select jsonb_agg(jsonb_build_object('number', a.number, 'at', a.at, 'result', a.result,
                 'detail', a.detail) order by a.number)
        from delivery_attempt a where a.contact_id = d.contact_id), '[]') as attempts
      from delivery d
      """;

  Uni<Optional<Delivery>> find(Work work, UUID contactId) {
    return work.query("select * from delivery where contact_id = $1", contactId)
        .map(rows -> DeliveryStore.deliveries(rows).stream().findFirst());
  }

  Uni<Boolean> isUnsubscribed(Work work, UUID contactId) {
    return work.query(
            "select from delivery where contact_id = $1 and unsubscribed_at is not null", contactId)
        .map(rows -> rows.size() > 0);
  }

  /** Marks it, and says whether that is new. */
  Uni<Boolean> markUnsubscribed(Work work, UUID contactId, Instant now) {
    return work.query(
            """
            update delivery set unsubscribed_at = $2
            where contact_id = $1 and unsubscribed_at is null
            """,
            contactId,
            utc(now))
        .map(rows -> rows.rowCount() == 1);
  }

  Uni<Optional<ContactView>> view(Work work, UUID contactId) {
    return work.query(VIEW + " where d.contact_id = $1", contactId)
        .map(rows -> views(rows).stream().findFirst());
  }

  /**
   * A person's contacts, newest first.
   *
   * @param before only those that came before this one, by their sequence number
   */
  Uni<List<ContactView>> page(Work work, UUID profileId, long before, int most) {
    return work.query(
            VIEW + " where d.profile_id = $1 and d.sequence < $2 order by d.sequence desc limit $3",
            profileId,
            before,
            most)
        .map(ContactStore::views);
  }

  Uni<List<ContactView>> correlated(Work work, String correlationId) {
    return work.query(VIEW + " where d.correlation_id = $1 order by d.sequence", correlationId)
        .map(ContactStore::views);
  }

  private static List<ContactView> views(RowSet<Row> rows) {
    List<ContactView> views = new ArrayList<>(rows.size());
    rows.forEach(row -> views.add(view(row)));
    return views;
  }

  private static ContactView view(Row row) {
    return new ContactView(
        row.getUUID("contact_id"),
        row.getUUID("profile_id"),
        row.getUUID("decision_id"),
        Purpose.valueOf(row.getString("purpose")),
        row.getString("topic"),
        Channel.valueOf(row.getString("channel")),
        row.getString("template"),
        row.getInteger("template_version"),
        DeliveryState.of(row.getString("state")),
        row.getString("message_id"),
        row.getString("detail"),
        row.getOffsetDateTime("decided_at").toInstant(),
        row.getOffsetDateTime("created_at").toInstant(),
        instant(row, "settled_at"),
        instant(row, "unsubscribed_at"),
        row.getString("correlation_id"),
        attempts(row.getJsonArray("attempts")),
        row.getLong("sequence"));
  }

  private static List<ContactView.Attempt> attempts(JsonArray json) {
    return json.stream()
        .map(JsonObject.class::cast)
        .map(
            one ->
                new ContactView.Attempt(
                    one.getInteger("number"),
                    OffsetDateTime.parse(one.getString("at")).toInstant(),
                    DeliveryState.of(one.getString("result")),
                    one.getString("detail")))
        .toList();
  }
}
