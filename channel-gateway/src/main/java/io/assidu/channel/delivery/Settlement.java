package io.assidu.channel.delivery;

import io.assidu.contracts.contact.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the result of an attempt makes of a delivery.
 *
 * @param state the state it is in now
 * @param dueAt when the next attempt is due, if there is one
 * @param outcome what to tell the others, if it is the end
 */
record Settlement(
    DeliveryState state,
    @Nullable Instant dueAt,
    @Nullable Outcome outcome,
    @Nullable String messageId,
    @Nullable Integer templateVersion,
    String detail) {

  /**
   * Promise 4 is decided here: an unknown hand-over is the end of a marketing message and a further
   * attempt, with the same Message-ID, of any other.
   */
  static Settlement of(Delivery delivery, HandoverResult result, Instant now, Retry retry) {
    return switch (result) {
      case HandoverResult.Accepted accepted ->
          new Settlement(
              DeliveryState.ACCEPTED,
              null,
              Outcome.ACCEPTED,
              accepted.messageId(),
              accepted.templateVersion(),
              accepted.detail());
      case HandoverResult.Bounced bounced ->
          end(DeliveryState.BOUNCED, Outcome.BOUNCED, bounced.detail());
      case HandoverResult.Failed failed ->
          end(DeliveryState.FAILED, Outcome.FAILED, failed.detail());
      case HandoverResult.Expired expired ->
          end(DeliveryState.EXPIRED, Outcome.EXPIRED, expired.detail());
      case HandoverResult.Unknown unknown when delivery.atMostOnce() ->
          end(DeliveryState.FAILED, Outcome.FAILED, "unknown hand-over: " + unknown.detail());
      case HandoverResult.Unknown unknown -> again(delivery, unknown.detail(), null, now, retry);
      case HandoverResult.Later later -> again(delivery, later.detail(), later.after(), now, retry);
    };
  }

  private static Settlement again(
      Delivery delivery, String detail, @Nullable Duration wish, Instant now, Retry retry) {
    Duration pause = retry.pause(delivery.contactId(), delivery.attempt());
    Instant next = now.plus(wish != null && wish.compareTo(pause) > 0 ? wish : pause);
    if (delivery.expiresAt() != null && next.isAfter(delivery.expiresAt())) {
      return end(DeliveryState.EXPIRED, Outcome.EXPIRED, detail);
    }
    if (next.isAfter(retry.until(delivery.purpose(), delivery.decidedAt()))) {
      return end(DeliveryState.FAILED, Outcome.FAILED, "gave up: " + detail);
    }
    return new Settlement(DeliveryState.PENDING, next, null, null, null, detail);
  }

  private static Settlement end(DeliveryState state, Outcome outcome, String detail) {
    return new Settlement(state, null, outcome, null, null, detail);
  }
}
