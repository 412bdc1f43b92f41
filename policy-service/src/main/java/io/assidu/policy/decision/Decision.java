package io.assidu.policy.decision;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Verdict;
import io.assidu.policy.evaluate.Forgone;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ruling handed down: about whom, under which policy, when. One entry of the log. */
record Decision(
    UUID decisionId,
    UUID profileId,
    ContactRequested contact,
    Verdict verdict,
    @Nullable Channel channel,
    @Nullable Instant until,
    Reasons reasons,
    String policyId,
    int policyVersion,
    @Nullable UUID consentRecordId,
    String correlationId,
    Instant decidedAt) {

  /** What of the contact's value contact pressure has cost; null when it has cost nothing. */
  @Nullable BigDecimal forgone() {
    return Forgone.of(verdict, reasons.getLast().rule(), contact.value());
  }

  /** The rule that decided. */
  String rule() {
    return reasons.getLast().rule();
  }
}
