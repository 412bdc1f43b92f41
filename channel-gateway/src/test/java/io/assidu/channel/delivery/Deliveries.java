package io.assidu.channel.delivery;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deliveries for tests. */
final class Deliveries {
  static final Instant DECIDED = Instant.parse("2026-11-24T08:00:00Z");

  private Deliveries() {}

  static Delivery of(Purpose purpose, Channel channel, int attempt, @Nullable Instant expiresAt) {
    return new Delivery(
        UUID.fromString("0193d5b2-7c00-7000-8000-000000000001"),
        UUID.fromString("0193d5b2-7c00-7000-8000-00000000000a"),
        purpose,
        "newsletter",
        channel,
        "welcome",
        Map.of(),
        null,
        null,
        attempt,
        DECIDED,
        expiresAt,
        "correlation-1");
  }
}
