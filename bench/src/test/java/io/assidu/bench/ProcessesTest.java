package io.assidu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.bench.Processes.Memory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessesTest {

  @Test
  void linuxTellsWhatAProcessHoldsInKibibytes() {
    String rollup =
        """
        5581b2c6f000-7ffd6b1f2000 ---p 00000000 00:00 0                          [rollup]
        Rss:              204800 kB
        Pss:              102400 kB
        Pss_Dirty:         99328 kB
        """;

    assertThat(Processes.read(rollup)).isEqualTo(new Memory(200L << 20, 100L << 20));
  }

  @Test
  void theTimeOfAProcessHoldsThatOfItsChildrenThatHaveEnded() {
    String stat =
        "4711 (a (strange) name) S 1 4711 4711 0 -1 4194304 900 100 0 0 120 30 40 10 20 0 7 0 812";

    assertThat(Processes.readCpu(stat)).isEqualTo(Duration.ofSeconds(2));
  }
}
