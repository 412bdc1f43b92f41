package io.assidu.policy.evaluate;

import io.assidu.contracts.contact.Channel;
import java.time.Duration;
import java.util.List;

/** What the counters say. */
public sealed interface SlotAnswer {

  /** The place on this channel is taken now: there was room, or the contact needs none. */
  record Reserved(Channel channel, List<CapCount> counts) implements SlotAnswer {}

  /** On no channel do all caps leave room. */
  record Full(List<CapCount> counts) implements SlotAnswer {}

  /** Nobody can count at present: whoever is to be counted waits. */
  record Unavailable(Duration retryAfter) implements SlotAnswer {}
}
