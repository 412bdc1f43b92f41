package io.assidu.bench;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.CustomerEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Orders that earn a hundred points each, and calls that earn, spend and look. */
record PointsLoad(People crowd) {
  /** Where loyalty-service hears of people. */
  static final String READER = "loyalty-service-profile-changes";

  private static final String ORDER =
      """
      {"eventId":"%1$s","profileId":"%2$s","profileVersion":1,"source":"shop","kind":"order",
      "name":"Order Completed","properties":{},"order":{"orderId":"%1$s","status":"completed",
      "currency":"EUR","total":120.00,"tax":20.00,"shipping":0,"discount":0,"refunded":0,
      "paidWithPoints":0,"lines":[{"productId":"coat","name":"Coat","category":"coats","quantity":1,
      "total":100.00}]},"context":{},"occurredAt":"%3$s","receivedAt":"%3$s"}""";

  private static final String EARN =
      """
      {"profileId":"%s","orderId":"%s","status":"completed","currency":"EUR","total":120.00,"tax":20.00}""";

  private static final String BURN =
      """
      {"profileId":"%s","program":"club","points":100,"capture":true}""";

  /**
   * Completes when all of them stand on the topic; everybody gets as many as the others.
   *
   * @param at when they were
   */
  void order(int orders, Instant at) {
    for (int i = 0; i < orders; i++) {
      UUID person = People.person(i % crowd.introduced());
      crowd.send(
          Topics.PROFILE_EVENTS,
          CustomerEvent.class,
          person,
          ORDER.formatted(UUID.randomUUID(), person, at));
    }
    crowd.flush();
  }

  byte[] earn(String token) {
    return post("/v1/earnings", token, EARN.formatted(somebody(), UUID.randomUUID()));
  }

  byte[] burn(String token) {
    return post("/v1/redemptions", token, BURN.formatted(somebody()));
  }

  byte[] balance(String token) {
    String head =
        """
        GET /v1/members/%s/balance HTTP/1.1\r
        Host: localhost\r
        Authorization: %s\r
        \r
        """
            .formatted(somebody(), token);
    return head.getBytes(StandardCharsets.US_ASCII);
  }

  private UUID somebody() {
    return People.person(ThreadLocalRandom.current().nextInt(crowd.introduced()));
  }

  private static byte[] post(String path, String token, String body) {
    String head =
        """
        POST %s HTTP/1.1\r
        Host: localhost\r
        Authorization: %s\r
        Content-Type: application/json\r
        Idempotency-Key: %s\r
        Content-Length: %d\r
        \r
        """
            .formatted(path, token, UUID.randomUUID(), body.length());
    return (head + body).getBytes(StandardCharsets.US_ASCII);
  }
}
