package io.assidu.contracts.profile;

import io.assidu.contracts.contact.Channel;

/**
 * Where a person can be reached on a channel.
 *
 * @param address e-mail address, E.164 number, push subscription or device id
 */
public record ContactPoint(Channel channel, String address) {}
