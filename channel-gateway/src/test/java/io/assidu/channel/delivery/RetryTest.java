package io.assidu.channel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RetryTest {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Retry RETRY =
      new Retry(FIRST, LONGEST, Duration.ofHours(1), Duration.ofDays(1));

  @Property
  void pausesDoubleUpToTheLongestAndAQuarter(
      @ForAll long id, @ForAll @IntRange(min = 1, max = 1_000) int attempt) {
    Duration pause = RETRY.pause(new UUID(0, id), attempt);
    Duration plain = FIRST.multipliedBy(1L << Math.min(attempt - 1, 20));
    Duration least = plain.compareTo(LONGEST) > 0 ? LONGEST : plain;
    assertThat(pause).isBetween(least, least.multipliedBy(5).dividedBy(4));
  }

  @Property
  void whatFailedTogetherDoesNotReturnTogether(@ForAll @IntRange(min = 1, max = 8) int attempt) {
    long pauses =
        LongStream.range(0, 200)
            .mapToObj(id -> RETRY.pause(new UUID(7, id * 31), attempt))
            .distinct()
            .count();
    assertThat(pauses).isGreaterThan(10);
  }
}
