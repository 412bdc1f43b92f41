package io.assidu.channel.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of one attempt to hand a message over. Every {@code detail} is the receiver's own word
 * or our reason, and never an address.
 */
public sealed interface HandoverResult {
  String detail();

  /** The receiver took responsibility. */
  record Accepted(String messageId, @Nullable Integer templateVersion, String detail)
      implements HandoverResult {}

  /** The receiver says that this person cannot be reached there, now or later. */
  record Bounced(String detail) implements HandoverResult {}

  /**
   * Certainly not handed over, and may work later.
   *
   * @param after how long the receiver asks us to wait, if it does
   */
  record Later(String detail, @Nullable Duration after) implements HandoverResult {}

  /** Certainly not handed over, and never will be. */
  record Failed(String detail) implements HandoverResult {}

  /** The connection broke between our last byte and the receiver's answer: it may have arrived. */
  record Unknown(String detail) implements HandoverResult {}

  /** Its time was over before it could be handed over. */
  record Expired(String detail) implements HandoverResult {}
}
