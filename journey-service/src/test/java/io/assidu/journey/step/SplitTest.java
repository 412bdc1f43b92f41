package io.assidu.journey.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {

  private final Split split =
      new Split("test", List.of(new Split.Branch(10, "a"), new Split.Branch(90, "b")));

  @Test
  void whoeverComesAgainGoesTheSameWay() {
    UUID somebody = UUID.fromString("0193a000-0000-7000-8000-000000000001");
    assertThat(split.choose(somebody, "journey")).isEqualTo(split.choose(somebody, "journey"));
  }

  @Test
  void sharesAreWhatTheAuthorSaid() {
    Random random = new Random(1);
    long tenths =
        IntStream.range(0, 100_000)
            .mapToObj(i -> new UUID(random.nextLong(), random.nextLong()))
            .filter(person -> split.choose(person, "journey").next().equals("a"))
            .count();
    assertThat(tenths).isCloseTo(10_000, within(300L));
  }

  @Test
  void oneSplitSaysNothingOfAnother() {
    Random random = new Random(2);
    Split other = new Split("other", List.of(new Split.Branch(50, "a"), new Split.Branch(50, "b")));
    Split half = new Split("half", other.branches());
    long same =
        IntStream.range(0, 100_000)
            .mapToObj(i -> new UUID(random.nextLong(), random.nextLong()))
            .filter(p -> half.choose(p, "journey").equals(other.choose(p, "journey")))
            .count();
    assertThat(same).isCloseTo(50_000, within(1_000L));
  }
}
