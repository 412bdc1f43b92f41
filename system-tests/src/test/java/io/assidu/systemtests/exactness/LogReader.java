package io.assidu.systemtests.exactness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.assidu.systemtests.exactness.DecisionLog.Contact;
import io.assidu.systemtests.exactness.DecisionLog.Count;
import io.assidu.systemtests.exactness.DecisionLog.Decision;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what the service has on record out of its tables. */
final class LogReader {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final int ROWS_AT_A_TIME = 2_000;

  private LogReader() {}

  static DecisionLog read(Connection connection, Instant until) throws SQLException {
    connection.setAutoCommit(false); // else the driver fetches everything at once
    List<Decision> decisions = new ArrayList<>();
    each(
        connection,
        "select decision_id, contact_id, verdict, channel, decided_at, reasons from decision",
        row -> decisions.add(decision(row)));
    List<Contact> contacts = new ArrayList<>();
    each(
        connection,
        """
        select contact_id, profile_id, verdict, decision_id, slot_state, slot_at, due_at
        from contact
        """,
        row -> contacts.add(contact(row)));
    return new DecisionLog(decisions, contacts, until.toEpochMilli());
  }

  /** The number that a query answers with. */
  static long number(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** What is done with each row. */
  @FunctionalInterface
  private interface Taker {
    void take(ResultSet row) throws SQLException;
  }

  private static void each(Connection connection, String query, Taker taker) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.setFetchSize(ROWS_AT_A_TIME);
      try (ResultSet rows = statement.executeQuery(query)) {
        while (rows.next()) {
          taker.take(rows);
        }
      }
    }
  }

  private static Decision decision(ResultSet row) throws SQLException {
    JsonNode reasons = json(row.getString("reasons"));
    List<Count> counts = new ArrayList<>();
    for (JsonNode reason : reasons) {
      String rule = reason.path("rule").asText();
      if (rule.startsWith("cap:")) {
        JsonNode facts = reason.path("facts");
        counts.add(
            new Count(
                rule.substring("cap:".length()).intern(),
                facts.path("channel").asText().intern(),
                facts.path("count").asInt(),
                facts.path("limit").asInt(),
                reason.path("effect").asText().intern()));
      }
    }
    return new Decision(
        row.getObject("decision_id", UUID.class),
        row.getObject("contact_id", UUID.class),
        row.getString("verdict").intern(),
        wire(row.getString("channel")),
        row.getTimestamp("decided_at").getTime(),
        reasons.path(reasons.size() - 1).path("rule").asText().intern(),
        List.copyOf(counts));
  }

  private static Contact contact(ResultSet row) throws SQLException {
    return new Contact(
        row.getObject("contact_id", UUID.class),
        row.getObject("profile_id", UUID.class),
        row.getString("verdict").intern(),
        row.getObject("decision_id", UUID.class),
        row.getString("slot_state"),
        millis(row.getTimestamp("slot_at")),
        millis(row.getTimestamp("due_at")));
  }

  private static @Nullable Long millis(@Nullable Timestamp time) {
    return time == null ? null : time.getTime();
  }

  private static @Nullable String wire(@Nullable String channel) {
    return channel == null ? null : channel.toLowerCase(Locale.ROOT).intern();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The log holds what is not JSON", e);
    }
  }
}
