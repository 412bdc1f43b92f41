package io.assidu.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PgBenchTest {

  /** As pgbench 15 says it. */
  private static final String OUTPUT =
      """
      transaction type: /tmp/assidu-bench-1.sql
      scaling factor: 1
      query mode: prepared
      number of clients: 64
      number of threads: 2
      latency average = 12.345 ms
      initial connection time = 61.234 ms
      tps = 5184.216433 (without initial connection time)
      """;

  @Test
  void the_rate_is_read() throws IOException {
    assertThat(PgBench.rate(OUTPUT)).isEqualTo(5184.216433);
  }

  @Test
  void what_has_no_rate_is_told() {
    assertThatThrownBy(() -> PgBench.rate("pgbench: error: connection refused"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("connection refused");
  }
}
