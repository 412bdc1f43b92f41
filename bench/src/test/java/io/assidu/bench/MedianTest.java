package io.assidu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {

  @Test
  void is_the_one_in_the_middle_whatever_their_order() {
    assertThat(Median.of(List.of(5, 1, 3), Integer::doubleValue)).isEqualTo(3);
    assertThat(Median.of(List.of(1, 2, 3, 4), Integer::doubleValue)).isEqualTo(3);
  }
}
