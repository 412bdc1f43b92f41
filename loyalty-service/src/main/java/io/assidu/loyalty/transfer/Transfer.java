package io.assidu.loyalty.transfer;

import io.assidu.loyalty.ledger.Transferred;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as it is written down.
 *
 * @param fromAccountId the sender's account that acted
 * @param toAccountId the receiver's account that the points came to
 * @param movements what was posted for it
 * @param assessmentId null where fraud-service did not answer and a step-up stood in for it
 * @param client the client system that asked; null when it was the customer
 */
record Transfer(
    UUID id,
    UUID fromAccountId,
    UUID toAccountId,
    String program,
    int programVersion,
    long points,
    Transferred movements,
    @Nullable String reference,
    @Nullable UUID assessmentId,
    @Nullable Integer riskScore,
    @Nullable String acr,
    @Nullable String client,
    Instant at) {}
