package io.assidu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  @Test
  void aSteadyScheduleSpacesArrivalsEvenly() {
    Schedule schedule = Schedule.steady(200, Duration.ofSeconds(60));

    assertThat(schedule.arrivals()).isEqualTo(12_000);
    assertThat(schedule.dueAfter(0)).isZero();
    assertThat(schedule.dueAfter(1)).isEqualTo(5_000_000);
    assertThat(schedule.dueAfter(11_999)).isEqualTo(59_995_000_000L);
  }

  @Test
  void aRampEndsAtTheFullRateAfterHalfItsArrivals() {
    Schedule schedule = new Schedule(Duration.ofSeconds(10), 100, Duration.ofSeconds(5));

    assertThat(schedule.arrivals()).isEqualTo(1_000);
    assertThat(schedule.dueAfter(125)).isEqualTo(5_000_000_000L); // half the time, a quarter of it
    assertThat(schedule.dueAfter(500)).isEqualTo(10_000_000_000L);
    assertThat(schedule.dueAfter(501)).isEqualTo(10_010_000_000L);
  }

  @Test
  void noArrivalIsDueBeforeTheOneBeforeIt() {
    Schedule schedule = new Schedule(Duration.ofSeconds(3), 70, Duration.ofSeconds(2));

    assertThat(IntStream.range(0, schedule.arrivals()).mapToObj(schedule::dueAfter)).isSorted();
  }
}
