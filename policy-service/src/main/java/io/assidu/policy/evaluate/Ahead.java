package io.assidu.policy.evaluate;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import java.time.Instant;

/**
 * A scheduled contact that comes before another one: its place counts as taken.
 *
 * @param at when it will be sent
 * @param channel on which it will be tried first
 * @param rank the place of its class in the order
 */
public record Ahead(ContactRequested contact, Instant at, Channel channel, int rank) {}
