package io.assidu.contracts.contact;

import io.assidu.contracts.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The policy's word on a contact. A deferred one is decided again at {@code until}, under a new
 * {@code decisionId}.
 *
 * @param contact the request as it was made
 * @param channel the channel to use, when approved
 * @param until when it will be decided again, when deferred
 * @param reasons every rule looked at, in order; the last one is what decided
 * @param consentRecordId the consent record that permits or forbids it
 * @param forgone the contact's value, in the company's currency, when contact pressure suppressed
 *     it: a cap, or arbitration; null otherwise, and when it has none
 */
@EventType("io.assidu.contact.decided.v1")
public record ContactDecided(
    UUID decisionId,
    UUID contactId,
    UUID profileId,
    Verdict verdict,
    @Nullable Channel channel,
    @Nullable Instant until,
    List<Reason> reasons,
    String policyId,
    int policyVersion,
    @Nullable UUID consentRecordId,
    @Nullable BigDecimal forgone,
    ContactRequested contact,
    Instant decidedAt) {}
