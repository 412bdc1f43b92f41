package io.assidu.policy.rehearsal;

import com.fasterxml.jackson.core.type.TypeReference;
import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.contact.Verdict;
import io.assidu.policy.Json;
import io.assidu.policy.pressure.Slot;
import io.assidu.policy.recipient.Recipient;
import io.assidu.policy.replay.PersonHistory;
import io.assidu.policy.replay.RecordedContact;
import io.assidu.policy.replay.RecordedDecision;
import io.assidu.policy.replay.SeenConsent;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts rows of the decision log together to histories. */
@ApplicationScoped
class HistoryReader {

  private static final TypeReference<List<SeenConsent>> CONSENTS = new TypeReference<>() {};

  private final Json json;

  HistoryReader(Json json) {
    this.json = json;
  }

  /** What was read of one person. */
  private static final class Draft {
    final Map<UUID, RecordedContact> contacts = new LinkedHashMap<>();
    final Map<UUID, Slot> before = new HashMap<>();
    final Map<UUID, Instant> released = new HashMap<>();

    PersonHistory of(Recipient person) {
      return new PersonHistory(person, List.copyOf(contacts.values()), before, released);
    }
  }

  /**
   * @param decisions in order
   */
  List<PersonHistory> read(
      List<Recipient> people, Iterable<Row> decisions, Iterable<Row> slotsBefore) {
    Map<UUID, Draft> drafts = new HashMap<>();
    for (Row row : decisions) {
      draft(drafts, row.getUUID("profile_id"))
          .contacts
          .computeIfAbsent(row.getUUID("contact_id"), id -> contact(row))
          .decisions()
          .add(decision(row));
    }
    for (Row row : slotsBefore) {
      Draft draft = draft(drafts, row.getUUID("profile_id"));
      draft.before.put(row.getUUID("contact_id"), slot(row));
      Instant released = instant(row, "released");
      if (released != null) {
        draft.released.put(row.getUUID("contact_id"), released);
      }
    }
    return people.stream().map(person -> draft(drafts, person.profileId()).of(person)).toList();
  }

  private static Draft draft(Map<UUID, Draft> drafts, UUID profileId) {
    return drafts.computeIfAbsent(profileId, id -> new Draft());
  }

  private RecordedContact contact(Row row) {
    return new RecordedContact(
        json.read(row.getString("request"), ContactRequested.class),
        new ArrayList<>(1),
        instant(row, "released"));
  }

  private RecordedDecision decision(Row row) {
    String channel = row.getString("channel");
    String consents = row.getString("consents");
    return new RecordedDecision(
        Verdict.valueOf(row.getString("verdict")),
        channel == null ? null : Channel.valueOf(channel),
        instant(row, "until"),
        row.getString("rule"),
        consents == null ? List.of() : json.read(consents, CONSENTS),
        row.getOffsetDateTime("decided_at").toInstant());
  }

  private static Slot slot(Row row) {
    return new Slot(
        row.getOffsetDateTime("slot_at").toInstant(),
        Channel.valueOf(row.getString("channel")),
        Purpose.valueOf(row.getString("purpose")),
        row.getString("topic"),
        row.getString("journey"));
  }

  private static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }
}
