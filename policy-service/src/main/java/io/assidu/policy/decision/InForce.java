package io.assidu.policy.decision;

import io.assidu.contracts.contact.ContactRequested;
import io.assidu.platform.work.Work;
import io.assidu.policy.document.PublishedPolicy;
import io.assidu.policy.evaluate.OverrideInForce;
import io.assidu.policy.recipient.Recipient;
import java.time.Instant;
import java.util.List;

/**
 * What contacts are judged by.
 *
 * @param overrides those in force, and perhaps some that have just ended
 */
record InForce(PublishedPolicy policy, List<OverrideInForce> overrides) {

  Hearing hear(Work work, Recipient person, ContactRequested request, Instant now) {
    return Hearing.of(work, person, request, this, now);
  }
}
