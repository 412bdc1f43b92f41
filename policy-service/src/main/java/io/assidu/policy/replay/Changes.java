package io.assidu.policy.replay;

/**
 * What would have been otherwise.
 *
 * @param people those with at least one contact that would have gone otherwise
 * @param newlySent contacts that were not sent and would have been
 * @param noLongerSent contacts that were sent and would not have been
 * @param otherMoment contacts sent either way, but more than a minute apart
 * @param otherChannel contacts sent either way, on another channel
 */
public record Changes(
    long people, long newlySent, long noLongerSent, long otherMoment, long otherChannel) {}
