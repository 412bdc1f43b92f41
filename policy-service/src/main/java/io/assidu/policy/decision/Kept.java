package io.assidu.policy.decision;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Verdict;
import io.assidu.platform.messaging.EventJson;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision, and the contact as it leaves it.
 *
 * @param request as JSON in UTF-8: it is written once, though it stands in a table and in the event
 */
record Kept(Contact contact, Decision decision, byte[] request) {

  private static final byte[] REASONS = ",\"reasons\":".getBytes(StandardCharsets.UTF_8);
  private static final byte[] CONTACT = ",\"contact\":".getBytes(StandardCharsets.UTF_8);

  static Kept of(Contact contact, Decision decision) {
    return new Kept(contact, decision, EventJson.write(decision.contact()));
  }

  /** {@link io.assidu.contracts.contact.ContactDecided}, but for what is JSON already. */
  private record Head(
      UUID decisionId,
      UUID contactId,
      UUID profileId,
      Verdict verdict,
      @Nullable Channel channel,
      @Nullable Instant until,
      String policyId,
      int policyVersion,
      @Nullable UUID consentRecordId,
      @Nullable BigDecimal forgone,
      Instant decidedAt) {}

  /** What the world is told of it. */
  byte[] event() {
    byte[] head =
        EventJson.write(
            new Head(
                decision.decisionId(),
                decision.contact().contactId(),
                decision.profileId(),
                decision.verdict(),
                decision.channel(),
                decision.until(),
                decision.policyId(),
                decision.policyVersion(),
                decision.consentRecordId(),
                decision.forgone(),
                decision.decidedAt()));
    byte[] reasons = decision.reasons().json();
    return ByteBuffer.allocate(
            head.length + REASONS.length + reasons.length + CONTACT.length + request.length)
        .put(head, 0, head.length - 1) // all but the last brace
        .put(REASONS)
        .put(reasons)
        .put(CONTACT)
        .put(request)
        .put(head, head.length - 1, 1)
        .array();
  }
}
