package io.assidu.policy.decision;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.JourneyStep;
import io.assidu.contracts.contact.Outcome;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.contact.Verdict;
import io.assidu.platform.work.Work;
import io.assidu.policy.Json;
import io.assidu.policy.pressure.Slot;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Contacts as they stand. Read and written with every decision, so it is plain SQL. */
@ApplicationScoped
class ContactStore {

  private static final String SELECT =
      """
      select request::text, profile_id, verdict, decision_id, deliver, correlation_id, due_at,
             slot_state
      from contact
      """;

  private final Json json;

  ContactStore(Json json) {
    this.json = json;
  }

  Uni<Optional<Contact>> find(Work work, UUID contactId) {
    return work.query(SELECT + "where contact_id = $1", contactId)
        .map(rows -> stream(rows).map(this::contact).findFirst());
  }

  /** As the decision leaves it. */
  Uni<Void> put(Work work, Contact contact, Decision decision) {
    ContactRequested request = contact.request();
    JourneyStep step = request.journey();
    SlotState slot = contact.slot();
    return work.write(
        """
            insert into contact
              (contact_id, profile_id, verdict, decision_id, deliver, request, priority, purpose,
               topic, journey, channel, correlation_id, due_at, slot_at, slot_state)
            values ($1, $2, $3, $4, $5, $6::text::jsonb, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            on conflict (contact_id) do update
            set profile_id = excluded.profile_id, verdict = excluded.verdict,
                decision_id = excluded.decision_id, request = excluded.request,
                priority = excluded.priority, deliver = excluded.deliver,
                channel = excluded.channel, due_at = excluded.due_at, slot_at = excluded.slot_at,
                slot_state = excluded.slot_state
            """,
        request.contactId(),
        contact.profileId(),
        contact.verdict().name(),
        contact.decisionId(),
        contact.deliver(),
        json.write(request),
        request.priority(),
        request.purpose().name(),
        request.topic(),
        step == null ? null : step.journeyId(),
        decision.channel() == null ? null : decision.channel().name(),
        contact.correlationId(),
        Times.toSql(contact.dueAt()),
        slot == null ? null : Times.toSql(decision.decidedAt()),
        slot == null ? null : slot.name());
  }

  /** People who have contacts due, those who have waited longest first. */
  Uni<List<UUID>> peopleDue(Work work, Instant now, int limit) {
    return work.query(
            """
            select profile_id from contact where due_at <= $1
            group by profile_id order by min(due_at) limit $2
            """,
            Times.toSql(now),
            limit)
        .map(rows -> stream(rows).map(row -> row.getUUID("profile_id")).toList());
  }

  /** A person's contacts that are due, the most important first. */
  Uni<List<Contact>> due(Work work, UUID profileId, Instant now) {
    return work.query(
            SELECT + "where profile_id = $1 and due_at <= $2 order by priority desc, due_at",
            profileId,
            Times.toSql(now))
        .map(rows -> stream(rows).map(this::contact).toList());
  }

  /** When the next contact falls due that is not due yet. */
  Uni<Optional<Instant>> nextDue(Work work, Instant now) {
    return work.query(
            "select min(due_at) as due_at from contact where due_at > $1", Times.toSql(now))
        .map(rows -> Optional.ofNullable(Times.fromSql(rows.iterator().next(), "due_at")));
  }

  /** A person's contacts that count, later than the given moment. */
  Uni<Map<UUID, Slot>> slots(Work work, UUID profileId, Instant after) {
    return work.query(
            """
            select contact_id, slot_at, channel, purpose, topic, journey from contact
            where profile_id = $1 and slot_at > $2 and slot_state in ('RESERVED', 'COMMITTED')
            """,
            profileId,
            Times.toSql(after))
        .map(
            rows -> {
              Map<UUID, Slot> slots = new HashMap<>();
              rows.forEach(row -> slots.put(row.getUUID("contact_id"), slot(row)));
              return slots;
            });
  }

  /** What the outside world says of it last. */
  Uni<Void> heard(Work work, UUID contactId, Outcome outcome, Instant at) {
    return work.write(
        """
            update contact set outcome = $2, outcome_at = $3
            where contact_id = $1 and (outcome_at is null or outcome_at <= $3)
            """,
        contactId,
        outcome.name(),
        Times.toSql(at));
  }

  /** Whether it was reserved until now; once committed or released, it stays so. */
  Uni<Boolean> settle(Work work, UUID contactId, SlotState state) {
    return work.query(
            "update contact set slot_state = $2 where contact_id = $1 and slot_state = 'RESERVED'",
            contactId,
            state.name())
        .map(rows -> rows.rowCount() == 1);
  }

  Uni<Void> move(Work work, UUID mergeId, UUID survivor, UUID absorbed) {
    return work.query(
            """
            with moved as (
              update contact set profile_id = $2 where profile_id = $3 returning contact_id)
            insert into merged_contact (merge_id, contact_id) select $1, contact_id from moved
            """,
            mergeId,
            survivor,
            absorbed)
        .replaceWithVoid();
  }

  Uni<Void> moveBack(Work work, UUID mergeId, UUID restored) {
    return work.query(
            """
            with undone as (delete from merged_contact where merge_id = $1 returning contact_id)
            update contact set profile_id = $2 where contact_id in (select contact_id from undone)
            """,
            mergeId,
            restored)
        .replaceWithVoid();
  }

  /** With them goes what was decided about them. */
  Uni<Void> erase(Work work, UUID profileId) {
    return work.query("delete from contact where profile_id = $1", profileId).replaceWithVoid();
  }

  private Contact contact(Row row) {
    String slot = row.getString("slot_state");
    return new Contact(
        json.read(row.getString("request"), ContactRequested.class),
        row.getUUID("profile_id"),
        Verdict.valueOf(row.getString("verdict")),
        row.getUUID("decision_id"),
        row.getBoolean("deliver"),
        row.getString("correlation_id"),
        Times.fromSql(row, "due_at"),
        slot == null ? null : SlotState.valueOf(slot));
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  private static Slot slot(Row row) {
    return new Slot(
        row.getOffsetDateTime("slot_at").toInstant(),
        Channel.valueOf(row.getString("channel")),
        Purpose.valueOf(row.getString("purpose")),
        row.getString("topic"),
        row.getString("journey"));
  }
}
