package io.assidu.local.story;

import java.time.Duration;

/** Who hears the story while it is played: a terminal, a test. */
public interface Teller {

  /** A step begins. */
  void begins(int number, String title);

  /** Somebody in the story does something. */
  void does(String sentence);

  /** We wait for something to be seen; called again and again. */
  void waits(String claim, Duration soFar);

  /**
   * It was read back from the real system.
   *
   * @param detail what was seen, may be empty
   */
  void shows(String claim, String detail, Duration after);

  /**
   * It was not.
   *
   * @param instead what was seen instead
   */
  void misses(String claim, String instead, Duration after);
}
