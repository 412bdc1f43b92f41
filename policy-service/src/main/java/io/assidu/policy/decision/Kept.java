package io.assidu.policy.decision;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Verdict;
import io.assidu.platform.messaging.EventJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision, and the contact as it leaves it.
 *
 * @param request as JSON, and
 * @param reasons too: each is written once, though it stands in a table and in the event
 */
record Kept(Contact contact, Decision decision, String request, String reasons) {

  static Kept of(Contact contact, Decision decision) {
    return new Kept(
        contact, decision, EventJson.text(decision.contact()), EventJson.text(decision.reasons()));
  }

  /** {@link io.assidu.contracts.contact.ContactDecided}, with parts that are JSON already. */
  record Event(
      UUID decisionId,
      UUID contactId,
      UUID profileId,
      Verdict verdict,
      @Nullable Channel channel,
      @Nullable Instant until,
      @JsonRawValue String reasons,
      String policyId,
      int policyVersion,
      @Nullable UUID consentRecordId,
      @Nullable BigDecimal forgone,
      @JsonRawValue String contact,
      Instant decidedAt) {}

  /** What the world is told of it. */
  byte[] event() {
    return EventJson.write(
        new Event(
            decision.decisionId(),
            decision.contact().contactId(),
            decision.profileId(),
            decision.verdict(),
            decision.channel(),
            decision.until(),
            reasons,
            decision.policyId(),
            decision.policyVersion(),
            decision.consentRecordId(),
            decision.forgone(),
            request,
            decision.decidedAt()));
  }
}
