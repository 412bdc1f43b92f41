package io.assidu.local.story;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;

/** Where a step is played: what it claims must be seen in the real system within a time. */
final class Scene {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Teller teller;
  private final Duration patience;

  /** Looks at the system now. */
  @FunctionalInterface
  interface Look<T> {

    /**
     * @throws Unseen if it is not as claimed; we look again
     * @throws IOException likewise: a service may know of something a moment later than another
     */
    T now() throws Unseen, IOException, InterruptedException;
  }

  Scene(Teller teller, Duration patience) {
    this.teller = teller;
    this.patience = patience;
  }

  void does(String sentence, Object... arguments) {
    teller.does(sentence.formatted(arguments));
  }

  <T> T shows(String claim, Look<T> look) throws Untrue, InterruptedException {
    return shows(claim, look, seen -> "");
  }

  /**
   * Looks until it is seen.
   *
   * @param detail what to tell of it
   * @throws Untrue if it is not seen in time
   */
  <T> T shows(String claim, Look<T> look, Function<T, String> detail)
      throws Untrue, InterruptedException {
    long start = System.nanoTime();
    while (true) {
      String instead;
      try {
        T seen = look.now();
        teller.shows(claim, detail.apply(seen), since(start));
        return seen;
      } catch (Unseen e) {
        instead = String.valueOf(e.getMessage());
      } catch (IOException e) {
        instead = e.toString();
      }
      if (since(start).compareTo(patience) > 0) {
        teller.misses(claim, instead, since(start));
        throw new Untrue(claim);
      }
      teller.waits(claim, since(start));
      Thread.sleep(PAUSE);
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
