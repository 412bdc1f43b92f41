package io.assidu.channel.inapp;

import io.assidu.channel.delivery.Delivery;
import io.assidu.channel.template.Rendered;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** In-app messages. Whose they are, their deliveries say, which follow merges. */
@ApplicationScoped
class InAppStore {

  Uni<Void> add(Work work, Delivery delivery, Rendered rendered, Instant now) {
    return work.query(
            """
            insert into in_app_message (contact_id, title, body, link, created_at, expires_at)
            values ($1, $2, $3, $4, $5, $6) on conflict do nothing
            """,
            delivery.contactId(),
            rendered.subject(),
            rendered.text(),
            rendered.link(),
            utc(now),
            utc(delivery.expiresAt()))
        .replaceWithVoid();
  }

  /** What a person may still see, newest first. */
  Uni<List<InAppMessage>> waiting(Work work, UUID profileId, boolean unreadOnly, Instant now) {
    return work.query(
            """
            select m.* from in_app_message m join delivery d using (contact_id)
            where d.profile_id = $1 and (m.expires_at is null or m.expires_at > $2)
              and (m.read_at is null or not $3)
            order by d.sequence desc limit 100
            """,
            profileId,
            utc(now),
            unreadOnly)
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(InAppStore::message).toList());
  }

  /** Marks a person's message as read; says whether that is new, or null if they have no such. */
  Uni<@Nullable Boolean> markRead(Work work, UUID profileId, UUID contactId, Instant now) {
    return work.query(
            """
            with theirs as (
              select m.contact_id, m.read_at from in_app_message m join delivery d using (contact_id)
              where d.profile_id = $1 and m.contact_id = $2 for update of m)
            update in_app_message m set read_at = coalesce(m.read_at, $3)
            from theirs where m.contact_id = theirs.contact_id
            returning theirs.read_at is null as first
            """,
            profileId,
            contactId,
            utc(now))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .findFirst()
                    .map(row -> row.getBoolean("first"))
                    .orElse(null));
  }

  Uni<Void> erase(Work work, UUID profileId) {
    return work.query(
            """
            delete from in_app_message m using delivery d
            where d.contact_id = m.contact_id and d.profile_id = $1
            """,
            profileId)
        .replaceWithVoid();
  }

  private static InAppMessage message(Row row) {
    OffsetDateTime read = row.getOffsetDateTime("read_at");
    return new InAppMessage(
        row.getUUID("contact_id"),
        row.getString("title"),
        row.getString("body"),
        row.getString("link"),
        row.getOffsetDateTime("created_at").toInstant(),
        read == null ? null : read.toInstant());
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
