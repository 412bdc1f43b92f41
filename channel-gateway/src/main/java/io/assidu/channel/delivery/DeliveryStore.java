package io.assidu.channel.delivery;

import io.assidu.channel.recipient.RecipientStore.Owner;
import io.assidu.contracts.contact.ContactDecided;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Deliveries on their way, in set-based SQL: this is the hot path from a decision to a message. */
@ApplicationScoped
class DeliveryStore {

  /** Writes an approved contact as pending; the second time it is there already. */
  Uni<Void> add(Work work, ContactDecided decided, Owner owner, String correlationId, Instant now) {
    ContactRequested contact = decided.contact();
    boolean erased = owner.erased(); // nothing that names them is stored again
    return work.write(
        """
            insert into delivery (contact_id, profile_id, decided_for, decision_id, purpose, topic,
              channel, template, parameters, address, journey, state, due_at, decided_at,
              expires_at, correlation_id, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'pending', $12, $13, $14, $15,
              $12)
            on conflict (contact_id) do nothing
            """,
        decided.contactId(),
        owner.profileId(),
        decided.profileId(),
        decided.decisionId(),
        contact.purpose().name(),
        contact.topic(),
        Objects.requireNonNull(decided.channel()).name(),
        contact.template(),
        erased ? new JsonObject() : new JsonObject(contact.parameters()),
        erased || contact.recipient() == null ? null : contact.recipient().address(),
        contact.journey() == null ? null : JsonObject.mapFrom(contact.journey()),
        utc(now),
        utc(decided.decidedAt()),
        utc(contact.expiresAt()),
        correlationId);
  }

  /**
   * Takes deliveries that are due and marks them as being handed over. Of one person's messages of
   * one purpose on one channel only the oldest is ever taken, so they go out in order; another
   * process that looks at the same time takes others.
   *
   * @param until when they count as abandoned
   */
  Uni<List<Delivery>> claim(Work work, Instant now, Instant until, int most) {
    return work.query(
            """
            update delivery d set state = 'sending', attempt = d.attempt + 1, claimed_until = $2
            from (
              select contact_id from delivery p
              where state = 'pending' and due_at <= $1
                and not exists (
                  select from delivery o
                  where o.decided_for = p.decided_for and o.channel = p.channel
                    and o.purpose = p.purpose and o.sequence < p.sequence
                    and o.state in ('pending', 'sending'))
              order by due_at
              limit $3
              for update skip locked) due
            where d.contact_id = due.contact_id
            returning d.*
            """,
            utc(now),
            utc(until),
            most)
        .map(DeliveryStore::deliveries);
  }

  /** Takes deliveries whose process died during the hand-over. */
  Uni<List<Delivery>> abandoned(Work work, Instant now, int most) {
    return work.query(
            """
            select * from delivery where state = 'sending' and claimed_until < $1
            limit $2 for update skip locked
            """,
            utc(now),
            most)
        .map(DeliveryStore::deliveries);
  }

  /**
   * Records what came of attempts.
   *
   * @return for each, whether it was still ours to record: false when it had been taken for
   *     abandoned meanwhile
   */
  Uni<List<Boolean>> settle(Work work, List<Settled> all, Instant now) {
    List<Tuple> rows =
        all.stream()
            .map(
                one ->
                    Tuple.from(
                        new Object[] {
                          one.delivery().contactId(),
                          one.delivery().attempt(),
                          one.settlement().state().wireName(),
                          utc(one.settlement().dueAt()),
                          one.settlement().messageId(),
                          one.settlement().templateVersion(),
                          one.settlement().detail(),
                          utc(now)
                        }))
            .toList();
    return work.batch(
            """
            with settled as (
              update delivery
              set state = $3, due_at = coalesce($4, due_at), claimed_until = null,
                  message_id = coalesce($5, message_id),
                  template_version = coalesce($6, template_version), detail = $7,
                  settled_at = case when $3 = 'pending' then null else $8::timestamptz end,
                  parameters = case when $3 = 'pending' then parameters else '{}' end
              where contact_id = $1 and attempt = $2 and state = 'sending'
              returning contact_id, attempt)
            insert into delivery_attempt (contact_id, number, at, result, detail)
            select contact_id, attempt, $8, $3, $7 from settled
            """,
            rows)
        .map(
            first -> {
              List<Boolean> recorded = new ArrayList<>();
              for (RowSet<Row> set = first; set != null; set = set.next()) {
                recorded.add(set.rowCount() == 1);
              }
              return recorded;
            });
  }

  /** An attempt and what became of it. */
  record Settled(Delivery delivery, Settlement settlement) {}

  static List<Delivery> deliveries(RowSet<Row> rows) {
    List<Delivery> found = new ArrayList<>(rows.size());
    rows.forEach(row -> found.add(DeliveryRows.delivery(row)));
    return found;
  }

  static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
