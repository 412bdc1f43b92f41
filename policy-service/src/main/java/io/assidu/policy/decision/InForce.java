package io.assidu.policy.decision;

import io.assidu.contracts.contact.ContactRequested;
import io.assidu.platform.work.Work;
import io.assidu.policy.document.PublishedPolicy;
import io.assidu.policy.evaluate.Competition;
import io.assidu.policy.evaluate.OverrideInForce;
import io.assidu.policy.evaluate.Scheduled;
import io.assidu.policy.recipient.Recipient;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What contacts are judged by.
 *
 * @param overrides those in force, and perhaps some that have just ended
 * @param levels computed protection, by cap
 */
record InForce(
    PublishedPolicy policy, List<OverrideInForce> overrides, Map<String, List<Integer>> levels) {

  /**
   * @param scheduled the person's contacts that wait for their moment
   */
  Hearing hear(
      Work work,
      Recipient person,
      ContactRequested request,
      List<Scheduled> scheduled,
      Instant now) {
    return Hearing.of(work, person, request, this, new Competition(levels, scheduled), now);
  }
}
