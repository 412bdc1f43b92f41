package io.assidu.policy.decision;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactOutcome;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.JourneyStep;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.contact.Verdict;
import io.assidu.platform.problem.SqlState;
import io.assidu.platform.work.Work;
import io.assidu.policy.Json;
import io.assidu.policy.pressure.Slot;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Contacts as they stand. Read and written with every decision, so it is plain SQL. */
@ApplicationScoped
class ContactStore {

  private static final String SELECT =
      """
      select request, profile_id, verdict, decision_id, deliver, correlation_id, due_at,
             slot_state
      from contact
      """;

  private static final String NOT_NULL_VIOLATION = "23502";

  private final Json json;

  ContactStore(Json json) {
    this.json = json;
  }

  Uni<Optional<Contact>> find(Work work, UUID contactId) {
    return find(work, List.of(contactId)).map(found -> Optional.ofNullable(found.get(contactId)));
  }

  /** Those that were ever decided, by their ids. */
  Uni<Map<UUID, Contact>> find(Work work, Collection<UUID> contactIds) {
    return work.query(
            SELECT + "where contact_id = any($1)", (Object) contactIds.toArray(UUID[]::new))
        .map(
            rows ->
                stream(rows)
                    .map(this::contact)
                    .collect(Collectors.toMap(c -> c.request().contactId(), Function.identity())));
  }

  /** People's contacts that wait for their moment. */
  Uni<List<Contact>> scheduled(Work work, Collection<UUID> people) {
    return work.query(
            SELECT + "where profile_id = any($1) and due_at is not null",
            (Object) people.toArray(UUID[]::new))
        .map(rows -> stream(rows).map(this::contact).toList());
  }

  /**
   * As the decisions leave them; each contact once. Only a deferred contact is decided again, and
   * nobody's contact becomes somebody else's: whoever gave the same id to two people at the same
   * moment, before either was known, breaks the rule that a contact has a verdict, and fails.
   */
  Uni<Void> put(Work work, List<Kept> kept) {
    if (kept.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Columns<Kept> columns = new Columns<>(kept);
    return work.write(
        """
        insert into contact
          (contact_id, profile_id, verdict, decision_id, deliver, request, priority, purpose,
           topic, journey, channel, correlation_id, due_at, slot_at, slot_state)
        select contact_id, profile_id, verdict, decision_id, deliver, convert_from(request, 'UTF8'),
               priority, purpose, topic, journey, channel, correlation_id, due_at, slot_at,
               slot_state
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::boolean[], $6::bytea[],
                    $7::int[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[],
                    $13::timestamptz[], $14::timestamptz[], $15::text[])
          as kept (contact_id, profile_id, verdict, decision_id, deliver, request, priority,
                   purpose, topic, journey, channel, correlation_id, due_at, slot_at, slot_state)
        on conflict (contact_id) do update
        set profile_id = excluded.profile_id,
            verdict = case
              when contact.verdict = 'DEFERRED' and (contact.profile_id = excluded.profile_id
                or contact.request::jsonb ->> 'profileId' = excluded.request::jsonb ->> 'profileId')
              then excluded.verdict end,
            decision_id = excluded.decision_id, request = excluded.request,
            priority = excluded.priority, deliver = excluded.deliver,
            channel = excluded.channel, due_at = excluded.due_at, slot_at = excluded.slot_at,
            slot_state = excluded.slot_state
        """,
        columns.of(UUID.class, k -> k.contact().request().contactId()),
        columns.of(UUID.class, k -> k.contact().profileId()),
        columns.of(String.class, k -> k.contact().verdict().name()),
        columns.of(UUID.class, k -> k.contact().decisionId()),
        columns.of(Boolean.class, k -> k.contact().deliver()),
        columns.of(Buffer.class, k -> Columns.text(k.request())),
        columns.of(Integer.class, k -> k.contact().request().priority()),
        columns.of(String.class, k -> k.contact().request().purpose().name()),
        columns.of(String.class, k -> k.contact().request().topic()),
        columns.of(String.class, k -> journey(k.contact().request())),
        columns.of(String.class, k -> name(k.decision().channel())),
        columns.of(String.class, k -> k.contact().correlationId()),
        columns.of(OffsetDateTime.class, k -> Times.toSql(k.contact().dueAt())),
        columns.of(OffsetDateTime.class, ContactStore::slotAt),
        columns.of(String.class, k -> name(k.contact().slot())));
  }

  /**
   * Whether {@link #put} failed because somebody gave the id of a contact to another person:
   * nothing else leaves a column empty.
   */
  static boolean isGivenTwice(Throwable failure) {
    return NOT_NULL_VIOLATION.equals(SqlState.of(failure));
  }

  private static @Nullable OffsetDateTime slotAt(Kept kept) {
    return kept.contact().slot() == null ? null : Times.toSql(kept.decision().decidedAt());
  }

  private static @Nullable String journey(ContactRequested request) {
    JourneyStep step = request.journey();
    return step == null ? null : step.journeyId();
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }

  /**
   * Whom the contacts belong to that have waited longest.
   *
   * @param limit so many contacts; none further is looked at, however many are due
   * @param others people who are passed over
   */
  Uni<List<UUID>> peopleDue(Work work, Instant now, int limit, Set<UUID> others) {
    return work.query(
            """
            select distinct profile_id
            from (select profile_id from contact
                  where due_at <= $1 and profile_id <> all($3)
                  order by due_at limit $2) due
            """,
            Times.toSql(now),
            limit,
            others.toArray(UUID[]::new))
        .map(rows -> stream(rows).map(row -> row.getUUID("profile_id")).toList());
  }

  /** People's contacts that are due, the most important first. */
  Uni<List<Contact>> due(Work work, Collection<UUID> people, Instant now) {
    return work.query(
            SELECT + "where profile_id = any($1) and due_at <= $2 order by priority desc, due_at",
            people.toArray(UUID[]::new),
            Times.toSql(now))
        .map(rows -> stream(rows).map(this::contact).toList());
  }

  /** When the next contact falls due that is not due yet. */
  Uni<Optional<Instant>> nextDue(Work work, Instant now) {
    return work.query(
            "select min(due_at) as due_at from contact where due_at > $1", Times.toSql(now))
        .map(rows -> Optional.ofNullable(Times.fromSql(rows.iterator().next(), "due_at")));
  }

  /** People's contacts that count, later than the given moment: by person, by contact. */
  Uni<Map<UUID, Map<UUID, Slot>>> slots(Work work, Collection<UUID> people, Instant after) {
    return work.query(
            """
            select profile_id, contact_id, slot_at, channel, purpose, topic, journey from contact
            where profile_id = any($1) and slot_at > $2
              and slot_state in ('RESERVED', 'COMMITTED')
            """,
            people.toArray(UUID[]::new),
            Times.toSql(after))
        .map(
            rows -> {
              Map<UUID, Map<UUID, Slot>> slots = new HashMap<>();
              rows.forEach(
                  row ->
                      slots
                          .computeIfAbsent(row.getUUID("profile_id"), id -> new HashMap<>())
                          .put(row.getUUID("contact_id"), slot(row)));
              return slots;
            });
  }

  /** What the outside world says of them last; each contact once. */
  Uni<Void> heard(Work work, Collection<ContactOutcome> last) {
    Columns<ContactOutcome> columns = new Columns<>(List.copyOf(last));
    return work.write(
        """
        update contact c set outcome = heard.outcome, outcome_at = heard.at
        from unnest($1::uuid[], $2::text[], $3::timestamptz[]) as heard(contact_id, outcome, at)
        where c.contact_id = heard.contact_id
          and (c.outcome_at is null or c.outcome_at <= heard.at)
        """,
        columns.of(UUID.class, ContactOutcome::contactId),
        columns.of(String.class, outcome -> outcome.outcome().name()),
        columns.of(OffsetDateTime.class, outcome -> Times.toSql(outcome.at())));
  }

  /** Those that were reserved until now; once committed or released, a contact stays so. */
  Uni<List<UUID>> settle(Work work, Collection<UUID> contactIds, SlotState state) {
    return contactIds.isEmpty()
        ? Uni.createFrom().item(List.of())
        : work.query(
                """
                update contact set slot_state = $2
                where contact_id = any($1) and slot_state = 'RESERVED' returning contact_id
                """,
                contactIds.toArray(UUID[]::new),
                state.name())
            .map(rows -> stream(rows).map(row -> row.getUUID("contact_id")).toList());
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
