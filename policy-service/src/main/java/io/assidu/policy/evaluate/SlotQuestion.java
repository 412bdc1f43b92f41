package io.assidu.policy.evaluate;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.policy.document.CapRule;
import java.time.Instant;
import java.util.List;

/**
 * What the counters are asked: is there room for this contact, on which channel first?
 *
 * @param channels in order of preference; never empty
 * @param caps those that speak of this contact, on whatever channel; all must hold
 */
public record SlotQuestion(
    ContactRequested contact, Instant at, List<Channel> channels, List<CapRule> caps) {}
