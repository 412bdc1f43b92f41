package io.assidu.systemtests.exactness;

import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.ContactCancelled;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.systemtests.exactness.Ask.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** Asks for contacts, no faster than they are decided. */
final class Traffic {
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int BACKLOG = 3_000;
  private static final int AT_ONCE = 100;
  private static final Duration PACE = Duration.ofMillis(100);
  private static final int BATCH = 12;

  private final Crowd crowd;
  private final Post post;
  private final Desk desk;
  private final Listener listener;
  private final Deeds deeds;
  private final Clockwork clockwork;
  private final SplittableRandom random;
  private final List<Ask> batch = new ArrayList<>();
  private int told;
  private int asked;

  Traffic(
      Crowd crowd,
      Post post,
      Desk desk,
      Listener listener,
      Deeds deeds,
      Clockwork clockwork,
      SplittableRandom random) {
    this.crowd = crowd;
    this.post = post;
    this.desk = desk;
    this.listener = listener;
    this.deeds = deeds;
    this.clockwork = clockwork;
    this.random = random;
  }

  /** Asks for so many more. */
  void ask(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      Ask ask = crowd.ask(random);
      deeds.asked(ask);
      asked++;
      switch (ask.way()) {
        case KAFKA -> publish(ask);
        case CONTACT, DECISION -> desk.ask(ask.way(), List.of(ask));
        case BATCH -> {
          batch.add(ask);
          if (batch.size() == BATCH) {
            flush();
          }
        }
      }
      if (asked % AT_ONCE == 0) {
        Thread.sleep(PACE);
        await(BACKLOG);
      }
    }
    flush();
  }

  private void flush() {
    if (!batch.isEmpty()) {
      desk.ask(Way.BATCH, List.copyOf(batch));
      batch.clear();
    }
  }

  /** Waits until so few are undecided. */
  void await(int backlog) throws InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    post.flush();
    while (told - listener.decided() > backlog) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "Of %d contacts asked for on Kafka %d are decided".formatted(told, listener.decided()));
      }
      Thread.sleep(PAUSE);
    }
  }

  private void publish(Ask ask) {
    told++;
    UUID key = ask.strayKey() ? ask.contactId() : ask.person().id();
    Map<String, Object> data = request(ask);
    UUID event = UUID.randomUUID();
    for (int copy = 0; copy < ask.copies(); copy++) {
      // Half of what comes twice is the same event again, the other half another one.
      UUID id = copy == 0 || ask.priority() % 2 == 0 ? event : UUID.randomUUID();
      post.send(Topics.CONTACT_REQUESTS, ContactRequested.class, key, id, data);
    }
    if (ask.cancelled()) {
      post.send(
          Topics.CONTACT_REQUESTS,
          ContactCancelled.class,
          key,
          UUID.randomUUID(),
          Map.of(
              "contactId", ask.contactId(),
              "profileId", ask.person().id(),
              "reason", "second thoughts",
              "at", clockwork.now().toString()));
    }
  }

  private Map<String, Object> request(Ask ask) {
    Instant now = clockwork.now();
    Map<String, Object> data = new HashMap<>();
    data.put("contactId", ask.contactId());
    data.put("profileId", ask.person().id());
    data.put("profileVersion", 1);
    data.put("purpose", ask.purpose());
    data.put("channels", ask.channels());
    data.put("template", "news");
    data.put("parameters", Map.of());
    data.put("priority", ask.priority());
    data.put("requestedAt", now.toString());
    if (ask.topic() != null) {
      data.put("topic", ask.topic());
    }
    if (ask.journey() != null) {
      data.put(
          "journey",
          Map.of(
              "journeyId",
              ask.journey(),
              "version",
              1,
              "instanceId",
              ask.contactId(),
              "stepId",
              "mail"));
    }
    if (ask.sendIn() != null) {
      data.put("sendAt", now.plus(ask.sendIn()).toString());
    }
    if (ask.expiresIn() != null) {
      data.put("expiresAt", now.plus(ask.expiresIn()).toString());
    }
    return data;
  }
}
