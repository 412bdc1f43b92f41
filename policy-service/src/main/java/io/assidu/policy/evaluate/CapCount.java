package io.assidu.policy.evaluate;

import io.assidu.contracts.contact.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one cap counted for one channel.
 *
 * @param cap the rule's id
 * @param count contacts in the fullest window that holds this moment, without the one that is asked
 *     for
 * @param freeAt when there will be room again, when there is none
 */
public record CapCount(
    String cap, Channel channel, int count, int limit, @Nullable Instant freeAt) {}
