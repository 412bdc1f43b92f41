package io.assidu.systemtests.exactness;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What time the replicas take it to be. A run moves through moments at which clocks and calendars
 * misbehave; a replica that starts comes up around the present one, a minute early or late, and now
 * and then days back.
 */
final class Clockwork {
  private static final List<Instant> MOMENTS =
      List.of(
          Instant.parse(
              "2026-10-25T00:00:00Z"), // Lisbon's and Madrid's night begins; Azores' does not
          Instant.parse("2026-10-25T01:00:00Z"), // Europe goes back an hour
          Instant.parse("2026-10-25T23:00:00Z"), // a day of 25 hours ends in Paris, and a week
          Instant.parse("2026-10-29T21:00:00Z"), // Cairo goes back from midnight to 23:00
          Instant.parse("2026-10-31T23:00:00Z"), // a month ends in Paris
          Instant.parse("2026-11-01T05:00:00Z"), // Havana shows midnight twice
          Instant.parse("2026-12-31T18:15:00Z"), // a year ends in Kathmandu
          Instant.parse("2026-12-31T23:00:00Z"), // and in Paris
          Instant.parse("2027-03-14T05:00:00Z"), // Havana has no midnight
          Instant.parse("2027-03-28T01:00:00Z"), // Europe goes forward an hour
          Instant.parse("2027-03-28T22:00:00Z"), // a day of 23 hours ends in Paris
          Instant.parse("2027-04-03T15:00:00Z"), // Lord Howe goes back half an hour
          Instant.parse("2027-04-29T22:00:00Z")); // Cairo has no midnight

  private static final Duration AFTER_ALL = Duration.ofDays(3);
  private static final int AROUND_SECONDS = 60;
  private static final int LEAD_SECONDS = 20;
  private static final int BACK_ONE_IN = 6;

  private final List<Instant> moments;
  private volatile Duration shift = Duration.ZERO;
  private volatile Duration before = Duration.ZERO;

  /**
   * @param count how many moments the run moves through, in their order
   */
  Clockwork(SplittableRandom random, int count) {
    int first = random.nextInt(MOMENTS.size() - Math.min(count, MOMENTS.size()) + 1);
    this.moments = MOMENTS.subList(first, Math.min(MOMENTS.size(), first + count));
    moveTo(0);
    this.before = shift;
  }

  int moments() {
    return moments.size();
  }

  /** It is now shortly before another of the moments. */
  void moveTo(int moment) {
    before = shift;
    shift = ahead(moments.get(moment).minusSeconds(LEAD_SECONDS));
  }

  /** As clients have it. */
  Instant now() {
    return Instant.now().plus(shift);
  }

  /** How far ahead of the machine the clock of a replica is that starts now. */
  Duration next(SplittableRandom random) {
    Duration around = Duration.ofSeconds(random.nextInt(-AROUND_SECONDS, AROUND_SECONDS));
    return (random.nextInt(BACK_ONE_IN) == 0 ? before : shift).plus(around);
  }

  /** All that was put off is due. */
  Instant end() {
    return moments.getLast().plus(AFTER_ALL);
  }

  /** How far ahead of the machine the clocks must be for the end to have come. */
  Duration toTheEnd() {
    return ahead(end().plusSeconds(1));
  }

  private static Duration ahead(Instant moment) {
    return Duration.between(Instant.now(), moment);
  }
}
