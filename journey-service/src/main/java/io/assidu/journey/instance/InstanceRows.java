package io.assidu.journey.instance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assidu.contracts.profile.CustomerEvent;
import io.assidu.journey.engine.Ending;
import io.assidu.journey.engine.Happening;
import io.assidu.journey.engine.Instance;
import io.assidu.journey.engine.Pending;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** How an instance stands in its table. */
@ApplicationScoped
class InstanceRows {

  static final String SELECT =
      "select id, journey_id, version, profile_id, entry_key, kept, step_id, visit, waiting, due_at,"
          + " event, open_contacts, ending, correlation_id from instance";

  private final ObjectMapper json;

  InstanceRows(ObjectMapper json) {
    this.json = json;
  }

  List<Stored> read(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(this::read).toList();
  }

  private Stored read(Row row) {
    String waiting = row.getString("waiting");
    String ending = row.getString("ending");
    Instance instance =
        new Instance(
            row.getUUID("id"),
            row.getString("journey_id"),
            row.getInteger("version"),
            row.getUUID("profile_id"),
            row.getString("entry_key"),
            row.getString("step_id"),
            row.getInteger("visit"),
            waiting == null
                ? null
                : new Pending(
                    Pending.Kind.valueOf(waiting.toUpperCase(Locale.ROOT)),
                    row.getOffsetDateTime("due_at").toInstant()),
            event(row.getJsonObject("event")),
            Set.of(row.getArrayOfUUIDs("open_contacts")),
            ending == null ? null : Ending.valueOf(ending.toUpperCase(Locale.ROOT)));
    return new Stored(instance, row.getBoolean("kept"), row.getString("correlation_id"));
  }

  private @Nullable Happening event(@Nullable JsonObject event) {
    try {
      return event == null
          ? null
          : Happening.of(json.readValue(event.encode(), CustomerEvent.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored event cannot be read", e);
    }
  }

  @Nullable JsonObject write(@Nullable Happening event) {
    try {
      return event == null ? null : new JsonObject(json.writeValueAsString(event.event()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
