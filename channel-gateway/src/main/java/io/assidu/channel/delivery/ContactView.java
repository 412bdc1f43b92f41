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
    description = "A contact that was given to us to deliver, and what became of it.")
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
