package io.assidu.policy.evaluate;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import java.time.Instant;
import java.util.List;

/**
 * What the counters are asked: is there room for this contact, on which channel first?
 *
 * @param channels in order of preference; never empty
 * @param caps those that speak of this contact, on whatever channel; all must hold
 * @param ahead scheduled contacts that come before it: there must be room for all of them as well
 * @param exempt whether it takes its place on the first channel even where there is no room
 */
public record SlotQuestion(
    ContactRequested contact,
    Instant at,
    List<Channel> channels,
    List<Cap> caps,
    List<Ahead> ahead,
    boolean exempt) {}
