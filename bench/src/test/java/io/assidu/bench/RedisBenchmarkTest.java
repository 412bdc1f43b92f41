package io.assidu.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class RedisBenchmarkTest {

  @Test
  void the_rate_is_the_first_of_seven_figures_behind_our_own_arguments() throws IOException {
    String csv =
        """
        "test","rps","avg_latency_ms","min_latency_ms","p50_latency_ms","p95_latency_ms","p99_latency_ms","max_latency_ms"
        "FCALL f 1 k {"limit":3,"at":"12.5"}","19841.27","2.448","0.920","2.431","2.775","3.119","9.367"
        """;
    assertThat(RedisBenchmark.rate(csv)).isEqualTo(19_841.27);
  }

  @Test
  void what_is_no_rate_is_told() {
    assertThatThrownBy(() -> RedisBenchmark.rate("Could not connect to Redis"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Could not connect");
  }
}
