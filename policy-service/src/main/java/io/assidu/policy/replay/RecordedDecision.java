package io.assidu.policy.replay;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided in the past, as the decision log has it.
 *
 * @param until when it was to be decided again, when deferred
 * @param rule the rule that decided
 * @param consents the consents it saw; empty when it did not look
 */
public record RecordedDecision(
    Verdict verdict,
    @Nullable Channel channel,
    @Nullable Instant until,
    String rule,
    List<SeenConsent> consents,
    Instant at) {}
