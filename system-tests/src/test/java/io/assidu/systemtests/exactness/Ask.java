package io.assidu.systemtests.exactness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contact that somebody wants.
 *
 * @param sendIn how long after it is asked for it may be sent at the earliest
 * @param expiresIn how long after it is asked for it is worthless
 * @param strayKey whether Kafka gives it to whichever replica, and not to that of the person
 * @param copies how often it is asked for
 * @param cancelled whether somebody then thinks better of it
 */
record Ask(
    UUID contactId,
    Person person,
    String purpose,
    @Nullable String topic,
    @Nullable String journey,
    List<String> channels,
    int priority,
    @Nullable Duration sendIn,
    @Nullable Duration expiresIn,
    Way way,
    boolean strayKey,
    int copies,
    boolean cancelled) {

  /** How it is asked for. */
  enum Way {
    /** On the topic {@code assidu.contact.requests}. */
    KAFKA,
    /** {@code POST /v1/contacts}. */
    CONTACT,
    /** {@code POST /v1/decisions}. */
    DECISION,
    /** {@code POST /v1/decisions/batch}, with others. */
    BATCH;

    /** Whether the suite sends it, and tells of it on Kafka. */
    boolean delivers() {
      return this == KAFKA || this == CONTACT;
    }
  }

  private static final List<String> CHANNELS = List.of("email", "sms", "push");
  private static final int PER_CENT = 100;

  /**
   * One at random.
   *
   * @param person whom it is about
   * @param kafkaOnly of some people the log alone does not tell who they were at the time
   */
  static Ask random(SplittableRandom random, Person person, boolean kafkaOnly) {
    int kind = random.nextInt(PER_CENT);
    String purpose = kind < 84 ? "marketing" : kind < 97 ? "service" : "security";
    Way way = kafkaOnly ? Way.KAFKA : way(random.nextInt(PER_CENT));
    boolean waits = random.nextInt(PER_CENT) < 8;
    return new Ask(
        new UUID(random.nextLong(), random.nextLong()),
        person,
        purpose,
        topic(random, purpose),
        way == Way.KAFKA && random.nextInt(PER_CENT) < 20 ? "winback" : null,
        channels(random),
        random.nextInt(PER_CENT + 1),
        waits ? Duration.ofMillis(random.nextInt(500, 15_000)) : null,
        random.nextInt(PER_CENT) < 4 ? Duration.ofSeconds(random.nextInt(20, 7_200)) : null,
        way,
        random.nextInt(PER_CENT) < 25,
        random.nextInt(PER_CENT) < 6 ? 2 : 1,
        way == Way.KAFKA && waits && random.nextInt(PER_CENT) < 25);
  }

  private static Way way(int dice) {
    return dice < 91 ? Way.KAFKA : dice < 93 ? Way.CONTACT : dice < 95 ? Way.DECISION : Way.BATCH;
  }

  private static @Nullable String topic(SplittableRandom random, String purpose) {
    int dice = random.nextInt(PER_CENT);
    if (purpose.equals("service")) {
      return dice < 40 ? "essential" : null;
    }
    return dice < 25 ? "newsletter" : dice < 33 ? "digest" : null;
  }

  /** Empty leaves it to the policy. */
  private static List<String> channels(SplittableRandom random) {
    List<String> channels = new ArrayList<>();
    for (String channel : CHANNELS) {
      if (random.nextInt(PER_CENT) < 45) {
        channels.add(random.nextInt(channels.size() + 1), channel);
      }
    }
    return channels;
  }
}
