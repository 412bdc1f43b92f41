package io.assidu.local.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class SceneTest {
  private final List<String> told = new ArrayList<>();
  private final Teller teller = new Notes();

  @Test
  void whatIsNotSeenAtOnceIsLookedForAgain() throws Exception {
    Iterator<Integer> balances = List.of(0, 0, 1300).iterator();

    int seen =
        new Scene(teller, Duration.ofSeconds(5))
            .shows(
                "points are earned",
                () -> {
                  int balance = balances.next();
                  Unseen.unless(balance == 1300, "she has %d", balance);
                  return balance;
                },
                balance -> balance + " points");

    assertThat(seen).isEqualTo(1300);
    assertThat(told).containsExactly("waits", "waits", "✓ points are earned: 1300 points");
  }

  @Test
  void whatIsNotSeenInTimeIsUntrueAndSaysWhatWasSeenInstead() {
    Scene scene = new Scene(teller, Duration.ZERO);

    assertThatThrownBy(
            () ->
                scene.shows(
                    "points are earned",
                    () -> {
                      throw new Unseen("she has 0");
                    }))
        .isInstanceOf(Untrue.class);
    assertThat(told).containsExactly("✗ points are earned: she has 0");
  }

  @Test
  void aServiceThatDoesNotAnswerIsUntrueToo() {
    Scene scene = new Scene(teller, Duration.ZERO);

    assertThatThrownBy(
            () ->
                scene.shows(
                    "points are earned",
                    () -> {
                      throw new IOException("connection refused");
                    }))
        .isInstanceOf(Untrue.class);
    assertThat(told).singleElement().asString().contains("connection refused");
  }

  private final class Notes implements Teller {
    @Override
    public void begins(int number, String title) {}

    @Override
    public void does(String sentence) {}

    @Override
    public void waits(String claim, Duration soFar) {
      told.add("waits");
    }

    @Override
    public void shows(String claim, String detail, Duration after) {
      told.add("✓ " + claim + ": " + detail);
    }

    @Override
    public void misses(String claim, String instead, Duration after) {
      told.add("✗ " + claim + ": " + instead);
    }
  }
}
