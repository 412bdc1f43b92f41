package io.assidu.systemtests.exactness;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the service has on record when all is over.
 *
 * @param until up to when deferred contacts must have been decided (ms)
 */
record DecisionLog(List<Decision> decisions, List<Contact> contacts, long until) {

  /**
   * @param at when it was made, by the clock of the replica (ms)
   * @param rule the last one of its reasons
   * @param counts what the caps are said to have counted
   */
  record Decision(
      UUID id,
      UUID contactId,
      String verdict,
      @Nullable String channel,
      long at,
      String rule,
      List<Count> counts) {

    /** When it was made by the clock of the machine: it stands in its id (RFC 9562 §5.7). */
    long madeAt() {
      return id.getMostSignificantBits() >>> 16;
    }
  }

  /**
   * @param effect {@code passed}, {@code suppressed} or {@code exempt}
   */
  record Count(String cap, String channel, int count, int limit, String effect) {}

  /**
   * @param place {@code RESERVED}, {@code COMMITTED} or {@code RELEASED}; null where it never
   *     counted
   * @param placeAt when it counts (ms)
   * @param dueAt when it is decided again (ms)
   */
  record Contact(
      UUID id,
      UUID profileId,
      String verdict,
      UUID decisionId,
      @Nullable String place,
      @Nullable Long placeAt,
      @Nullable Long dueAt) {}
}
