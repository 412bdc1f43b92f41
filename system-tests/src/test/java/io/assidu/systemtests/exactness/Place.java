package io.assidu.systemtests.exactness;

import java.util.UUID;

/**
 * A place under the caps that an approved contact took.
 *
 * @param whose who had it by then
 * @param firstWhose whose the contact was when it was first decided
 * @param at when it counts, by the clock of the replica
 * @param madeAt when it was taken, by the clock of the machine
 * @param releasedFrom since when it may have been released, by the clock of the machine
 * @param releasedBy since when it certainly was
 */
record Place(
    UUID contactId,
    UUID whose,
    UUID firstWhose,
    Ask ask,
    String channel,
    long at,
    long madeAt,
    long releasedFrom,
    long releasedBy) {

  boolean isUnder(Scope scope) {
    return scope.covers(channel, ask.purpose(), ask.topic(), ask.journey());
  }

  boolean isReleasedInTheEnd() {
    return releasedFrom != Long.MAX_VALUE;
  }
}
