package io.assidu.loyalty;

import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Any history of earning, spending, expiring, giving back, merging and forgetting, with repetitions
 * and at the same moment, leaves members with the points that an oracle works out, and books that
 * hold. {@code -Dproperty.histories=300} for a long run; {@code -Dproperty.seed=} begins with that
 * seed, so that with one history it repeats one that failed.
 */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class HistoriesAppTest {

  private static final String CURRENCY = "HNL";
  private static final int HISTORIES = Integer.getInteger("property.histories", 2);
  private static final int DEEDS = Integer.getInteger("property.deeds", 40);
  private static final long SEED = Long.getLong("property.seed", System.currentTimeMillis());

  private static final Duration LONGEST_AGO = Duration.ofDays(45);

  @Inject TestClock clock;
  @Inject HistoryBooks books;

  @AfterEach
  void today() {
    clock.reset();
  }

  @Test
  void pointsAndBooksAreRightAfterAnyHistory() throws Exception {
    System.out.printf("Histories: -Dproperty.histories=%d -Dproperty.seed=%d%n", HISTORIES, SEED);
    Perks perks = Perks.with(HistoriesAppTest::ofAMonth);
    HistoryCalls calls = new HistoryCalls(perks.program(), CURRENCY);
    Instant earliest = clock.instant().minus(LONGEST_AGO);
    Instant latest = earliest;
    for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
      clock.reset();
      List<Deed> told = new ArrayList<>();
      try {
        tell(seed, calls, told);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "history -Dproperty.histories=1 -Dproperty.seed=%d: %s".formatted(seed, told), e);
      }
      latest = latest.isAfter(clock.instant()) ? latest : clock.instant();
    }
    books.assertRollForwardTies(perks.program(), earliest, latest);
  }

  private void tell(long seed, HistoryCalls calls, List<Deed> told) throws Exception {
    Random random = new Random(seed);
    History history = new History("h" + seed, random, clock, calls);
    for (int i = 0; i < DEEDS; i++) {
      Deed deed = Deed.draw(random);
      told.add(deed);
      history.play(deed);
      history.assertAsTheOracleSays();
    }
    books.assertInOrder(calls.program(), clock.instant());
    new Storm(history, calls).blow();
    books.assertInOrder(calls.program(), clock.instant());
  }

  /** Lots live a month, and any number of points can be spent or passed on. */
  private static String ofAMonth(String program) {
    return program
        .replace("\"CHF\"", "\"" + CURRENCY + "\"")
        .replace("\"months\": 24", "\"months\": 1")
        .replace("\"minimumPoints\": 100", "\"minimumPoints\": 1")
        .replace("\"redemption\":", "\"transfers\": {\"minimumPoints\": 1}, \"redemption\":");
  }
}
