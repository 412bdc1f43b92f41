package io.assidu.channel.delivery;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.JourneyStep;
import io.assidu.contracts.contact.Purpose;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code delivery}. */
final class DeliveryRows {
  private DeliveryRows() {}

  static Delivery delivery(Row row) {
    JsonObject journey = row.getJsonObject("journey");
    return new Delivery(
        row.getUUID("contact_id"),
        row.getUUID("profile_id"),
        Purpose.valueOf(row.getString("purpose")),
        row.getString("topic"),
        Channel.valueOf(row.getString("channel")),
        row.getString("template"),
        row.getJsonObject("parameters").getMap(),
        row.getString("address"),
        journey == null ? null : journey.mapTo(JourneyStep.class),
        row.getInteger("attempt"),
        row.getOffsetDateTime("decided_at").toInstant(),
        instant(row, "expires_at"),
        row.getString("correlation_id"));
  }

  static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime value = row.getOffsetDateTime(column);
    return value == null ? null : value.toInstant();
  }
}
