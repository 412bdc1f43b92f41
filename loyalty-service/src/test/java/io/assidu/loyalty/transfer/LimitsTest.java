package io.assidu.loyalty.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.loyalty.program.CapPeriod;
import io.assidu.loyalty.program.TransferLimit;
import org.junit.jupiter.api.Test;

class LimitsTest {

  private static final TransferLimit BOTH = new TransferLimit(1_000L, 3, CapPeriod.MONTH);

  @Test
  void theLastPointAndTheLastTimeAreWithin() {
    assertThat(Limits.exceeds(BOTH, new TransferStore.Moved(600, 2), 400)).isFalse();
  }

  @Test
  void onePointMoreIsNot() {
    assertThat(Limits.exceeds(BOTH, new TransferStore.Moved(600, 1), 401)).isTrue();
  }

  @Test
  void norIsOnceMore() {
    assertThat(Limits.exceeds(BOTH, new TransferStore.Moved(10, 3), 1)).isTrue();
  }

  @Test
  void whatIsNotLimitedIsNotLimited() {
    TransferLimit times = new TransferLimit(null, 3, CapPeriod.MONTH);
    TransferLimit points = new TransferLimit(1_000L, null, CapPeriod.MONTH);
    assertThat(Limits.exceeds(times, new TransferStore.Moved(Long.MAX_VALUE, 2), 9)).isFalse();
    assertThat(Limits.exceeds(points, new TransferStore.Moved(0, 99), 1_000)).isFalse();
  }

  /** A merge may have brought together what was within the limit of each. */
  @Test
  void whoIsBeyondAlreadyCanPassNothing() {
    assertThat(Limits.exceeds(BOTH, new TransferStore.Moved(1_700, 0), 1)).isTrue();
  }
}
