package io.assidu.profile.order;

import io.assidu.contracts.ingest.IngestedEvent;
import io.assidu.contracts.profile.Order;
import io.assidu.platform.work.Work;
import io.assidu.profile.profile.Json;
import io.assidu.profile.trait.Traits;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The {@code customer_order} table: each order as it stands, and what a person's orders add up to.
 */
@ApplicationScoped
public class Orders {

  private final Json json;

  Orders(Json json) {
    this.json = json;
  }

  /**
   * An order we have heard of.
   *
   * @param profileId whose it is; null when it was removed before we knew
   */
  public record Known(Standing standing, @Nullable UUID profileId) {}

  /** The order as it stands, locked whether we have heard of it or not. */
  public Uni<Optional<Known>> locked(Work work, String source, String orderId) {
    return work.query(
            "select pg_advisory_xact_lock(hashtextextended($1, 0))",
            "order:" + source + ":" + orderId)
        .flatMap(
            locked ->
                work.query(
                    """
                    select standing::text, modified_at, profile_id from customer_order
                    where source = $1 and order_id = $2
                    """,
                    source,
                    orderId))
        .map(
            rows -> {
              for (Row row : rows) {
                return Optional.of(
                    new Known(
                        new Standing(
                            json.read(row.getString("standing"), Order.class),
                            row.getOffsetDateTime("modified_at").toInstant()),
                        row.getUUID("profile_id")));
              }
              return Optional.empty();
            });
  }

  public Uni<Void> save(
      Work work, IngestedEvent event, Standing standing, @Nullable UUID profileId, UUID eventId) {
    return work.query(
            """
            insert into customer_order (source, order_id, profile_id, event_id, standing,
                                        modified_at, counts, ordered_at)
            values ($1, $2, $3, $4, $5::text::jsonb, $6, $7, $8)
            on conflict (source, order_id) do update
            set profile_id = excluded.profile_id, event_id = excluded.event_id,
                standing = excluded.standing, modified_at = excluded.modified_at,
                counts = excluded.counts
            """,
            event.source(),
            standing.order().orderId(),
            profileId,
            eventId,
            json.write(standing.order()),
            time(standing.modifiedAt()),
            standing.counts(),
            time(event.occurredAt()))
        .replaceWithVoid();
  }

  /**
   * What a person's paid orders add up to: {@code orders}, {@code firstOrderAt}, {@code
   * lastOrderAt}.
   */
  public Uni<Traits> traits(Work work, UUID profileId, Instant now) {
    return work.query(
            """
            select count(*) as orders, min(ordered_at) as first, max(ordered_at) as last
            from customer_order
            where counts and profile_id in (select profile_lineage($1))
            """,
            profileId)
        .map(
            rows -> {
              Row row = rows.iterator().next();
              Map<String, @Nullable Object> sums = new LinkedHashMap<>();
              sums.put("orders", row.getLong("orders"));
              sums.put("firstOrderAt", text(row.getOffsetDateTime("first")));
              sums.put("lastOrderAt", text(row.getOffsetDateTime("last")));
              return Traits.said(sums, now);
            });
  }

  private static @Nullable String text(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant().toString();
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
