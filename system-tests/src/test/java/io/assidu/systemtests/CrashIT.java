package io.assidu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.local.Service;
import io.assidu.local.Stack;
import io.assidu.local.client.Suite;
import io.assidu.local.story.StoryJourneys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code kill -9} of any one service while customers are busy: nothing is lost, nothing counts
 * twice.
 */
@ExtendWith(RunningStack.class)
class CrashIT {
  private static final int SHOPPERS = 24;
  private static final int AT_ONCE = 4;
  private static final int BEFORE_THE_CRASH = 6;
  private static final Duration RECOVERY = Duration.ofSeconds(60);

  /** The marketing message whose hand-over a crash of channel-gateway left open. */
  private static final String UNKNOWN_HAND_OVER = "welcome failed";

  @ParameterizedTest
  @EnumSource(Service.class)
  void nothingIsLostAndNothingCountsTwice(Service victim, Stack stack, Suite suite)
      throws Exception {
    try (StoryJourneys _ = StoryJourneys.publish(suite, Duration.ofSeconds(5))) {
      List<Shopper> shoppers = shoppers(suite);

      try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
        List<Future<?>> lives = new ArrayList<>();
        for (Shopper shopper : shoppers) {
          lives.add(
              threads.submit(
                  () -> {
                    shopper.live();
                    return null;
                  }));
        }
        await()
            .atMost(RECOVERY)
            .until(() -> lives.stream().filter(Future::isDone).count() >= BEFORE_THE_CRASH);
        stack.kill(victim.module());
        assertThat(lives).as("customers who are still busy").anyMatch(life -> !life.isDone());
        stack.start(victim.module());
        for (Future<?> life : lives) {
          life.get();
        }
      }

      for (Shopper shopper : shoppers) {
        await()
            .atMost(RECOVERY)
            .ignoreExceptions()
            .untilAsserted(() -> assertWhole(Footprint.of(shopper, suite)));
      }
      await().atMost(RECOVERY).ignoreExceptions().untilAsserted(() -> assertBooksHold(suite));
    }
  }

  private static List<Shopper> shoppers(Suite suite) throws Exception {
    List<Shopper> shoppers = new ArrayList<>();
    for (int i = 0; i < SHOPPERS; i++) {
      shoppers.add(new Shopper(suite, Long.parseLong(Runs.next(), Character.MAX_RADIX)));
    }
    return shoppers;
  }

  private static void assertWhole(Footprint footprint) {
    assertThat(footprint.events()).containsExactly("Order Completed", "Signed Up", "identify");
    assertThat(footprint.decisions()).containsExactly("approved by channel", "approved by channel");
    assertThat(footprint.movements()).containsExactly("burned 500", "earned 1300", "held 500");
    assertThat(footprint.entries()).singleElement().asString().startsWith("allocation");
    assertThat(footprint.available()).isEqualTo(Shopper.EARNED - Shopper.BURNED);
    assertMessages(footprint);
  }

  /**
   * A transactional message arrives at least once, always under the same Message-ID; a marketing
   * message at most once, and if nobody can know whether it arrived, that is on record.
   */
  private static void assertMessages(Footprint footprint) {
    assertThat(footprint.messages())
        .hasSize(2)
        .contains("order-confirmation accepted")
        .containsAnyOf("welcome accepted", UNKNOWN_HAND_OVER);
    List<String> welcomes =
        footprint.mails().stream().filter(mail -> mail.contains(" Welcome to ")).toList();
    List<String> confirmations =
        footprint.mails().stream().filter(mail -> mail.contains(" Your order ")).toList();
    if (footprint.messages().contains(UNKNOWN_HAND_OVER)) {
      assertThat(welcomes).hasSizeLessThanOrEqualTo(1);
    } else {
      assertThat(welcomes).hasSize(1);
    }
    assertThat(confirmations).isNotEmpty();
    assertThat(confirmations.stream().distinct()).hasSize(1);
  }

  private static void assertBooksHold(Suite suite) throws Exception {
    JsonNode books = suite.as(Service.LOYALTY).get("/v1/journal/verification").expect(200).json();
    assertThat(books.path("waiting").asLong()).isZero();
    assertThat(books.path("findings")).isEmpty();
    assertThat(books.path("valid").asBoolean()).isTrue();
    assertThat(books.path("debits").decimalValue())
        .isEqualByComparingTo(books.path("credits").decimalValue());
  }
}
