package io.assidu.bench;

import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.ContactRequested;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Contact requests on Kafka, as journeys make them. */
record ContactLoad(People people, Clock clock) {
  /** Where policy-service hears of people. */
  static final String READER = "policy-service-profile-changes";

  private static final String REQUEST =
      """
      {"contactId":"%s","profileId":"%s","profileVersion":1,"purpose":"marketing",
      "topic":"newsletter","channels":["email"],"template":"campaign-news",
      "parameters":{"headline":"Autumn"},"priority":50,"value":1.5,%s"requestedAt":"%s"}""";

  /**
   * About those introduced last; completes when all of them stand on the topic.
   *
   * @param sendAt not before this instant; null for now
   */
  void ask(int requests, int last, @Nullable Instant sendAt) {
    Random random = new Random();
    String later = sendAt == null ? "" : "\"sendAt\":\"%s\",".formatted(sendAt);
    for (int i = 0; i < requests; i++) {
      UUID person = People.person(people.introduced() - 1 - random.nextInt(last));
      people.send(
          Topics.CONTACT_REQUESTS,
          ContactRequested.class,
          person,
          REQUEST.formatted(UUID.randomUUID(), person, later, clock.instant()));
    }
    people.flush();
  }
}
