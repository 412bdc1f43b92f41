package io.assidu.policy.evaluate;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Reason;
import java.time.Instant;
import java.util.List;

/** What one rule says of a contact. */
sealed interface Finding {
  Reason reason();

  /** Nothing against it on these channels. */
  record Pass(Reason reason, List<Channel> channels) implements Finding {}

  /** Not before {@code until}. */
  record Wait(Reason reason, Instant until) implements Finding {}

  /** Never. */
  record Stop(Reason reason) implements Finding {}
}
