package io.assidu.policy.evaluate;

import io.assidu.contracts.contact.Channel;
import java.util.List;

/** One gate a contact has to pass. */
@FunctionalInterface
interface Rule {
  /**
   * @param channels what the gates before have left, in order of preference; never empty
   */
  Finding look(Question question, List<Channel> channels);
}
