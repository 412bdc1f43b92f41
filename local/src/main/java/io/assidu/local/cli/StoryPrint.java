package io.assidu.local.cli;

import io.assidu.local.story.Teller;
import java.time.Duration;

/** Prints the story as it is told: what somebody does, and what was seen of it. */
final class StoryPrint implements Teller {
  private final Terminal terminal;
  private final long start = System.nanoTime();
  private int shown;

  StoryPrint(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void begins(int number, String title) {
    terminal.println("");
    terminal.println(terminal.bold("%d  %s".formatted(number, title)));
  }

  @Override
  public void does(String sentence) {
    terminal.println("   " + sentence);
  }

  @Override
  public void waits(String claim, Duration soFar) {
    terminal.hint("   … %s (%s)".formatted(claim, seconds(soFar)));
  }

  @Override
  public void shows(String claim, String detail, Duration after) {
    shown++;
    terminal.println(
        "   %s %7s  %s".formatted(terminal.good("✓"), seconds(after), claim)
            + (detail.isEmpty() ? "" : "\n" + " ".repeat(14) + terminal.dim(detail)));
  }

  @Override
  public void misses(String claim, String instead, Duration after) {
    terminal.println("   %s %7s  %s".formatted(terminal.bad("✗"), seconds(after), claim));
    terminal.println(" ".repeat(14) + terminal.bad(instead));
  }

  /**
   * Says what to look at next.
   *
   * @param mailbox the address of what she received
   */
  void conclude(String mailbox) {
    terminal.println("");
    terminal.println(
        terminal.bold(
            "All %d are true, read back in %s."
                .formatted(shown, seconds(Duration.ofNanos(System.nanoTime() - start)))));
    terminal.println(
        terminal.dim(
            "Her mail: " + mailbox + " · ./assidu status · ./assidu logs · ./assidu down"));
  }

  private static String seconds(Duration duration) {
    return StartProgress.seconds(duration.toMillis());
  }
}
