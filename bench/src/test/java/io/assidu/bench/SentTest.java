package io.assidu.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SentTest {
  private final Sent sent = new Sent(4);

  SentTest() {
    for (int number = 0; number < 4; number++) {
      sent.due(number, ms(number * 10));
    }
  }

  @Test
  void latencyCountsFromTheInstantTheArrivalWasDue() {
    sent.mailed(1, ms(110));

    assertThat(sent.toMail().count()).isEqualTo(1);
    assertThat(sent.toMail().median()).isEqualTo(100, within(0.1));
  }

  @Test
  void whatWasPromisedAndNotMailedIsLost() {
    sent.answered(0, ms(5));
    sent.answered(1, ms(15));
    sent.mailed(0, ms(50));
    sent.refused();

    assertThat(sent.lost()).isEqualTo(2); // of the three that were not refused
  }

  @Test
  void aSecondMailIsADuplicateAndDoesNotImproveTheFirst() {
    sent.mailed(0, ms(100));
    sent.mailed(0, ms(1));

    assertThat(sent.duplicates()).isEqualTo(1);
    assertThat(sent.toMail().median()).isEqualTo(100, within(0.1));
  }

  private static long ms(int millis) {
    return Duration.ofMillis(millis).toNanos();
  }
}
