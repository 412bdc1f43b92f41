package io.assidu.channel.delivery;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A contact and what became of it. Holds no address and no content. */
@Schema(
    name = "Contact",
    description = "A contact that was given to us to deliver, and what became of it.",
    examples =
        """
        {"contactId": "0197f3c2-ba10-7c52-af3e-2c6d1f0b7e57",
         "profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01",
         "decisionId": "0197f3c2-aa10-7b52-9f3e-2c6d1f0b7e56", "purpose": "marketing",
         "topic": "newsletter", "channel": "email", "template": "campaign-news",
         "templateVersion": 1, "state": "accepted",
         "messageId": "<0197f3c2-ba10-7c52-af3e-2c6d1f0b7e57@shop.example>",
         "decidedAt": "2026-11-24T10:00:00Z", "receivedAt": "2026-11-24T10:00:00Z",
         "settledAt": "2026-11-24T10:00:04Z", "correlationId": "till-7",
         "attempts": [{"number": 1, "at": "2026-11-24T10:00:00Z", "result": "accepted",
         "detail": "250 2.0.0 queued"}]}""")
record ContactView(
    UUID contactId,
    UUID profileId,
    UUID decisionId,
    Purpose purpose,
    @Nullable String topic,
    Channel channel,
    String template,
    @Nullable Integer templateVersion,
    DeliveryState state,
    @Nullable String messageId,
    @Nullable String detail,
    Instant decidedAt,
    Instant receivedAt,
    @Nullable Instant settledAt,
    @Nullable Instant unsubscribedAt,
    String correlationId,
    List<Attempt> attempts,
    @JsonIgnore long sequence) {

  /** One attempt to hand it over, and the receiver's own words. */
  @Schema(name = "ContactAttempt")
  record Attempt(int number, Instant at, DeliveryState result, @Nullable String detail) {}
}
