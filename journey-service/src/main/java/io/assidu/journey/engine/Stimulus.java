package io.assidu.journey.engine;

import java.util.Map;
import java.util.UUID;

/** What makes an instance move. */
public sealed interface Stimulus {

  /** The person did something. */
  record Happened(Happening what) implements Stimulus {}

  /** The clock may have come to what the instance waits for. */
  record ClockTicked() implements Stimulus {}

  /**
   * Somebody said what becomes of a message the instance asked for.
   *
   * @param word {@code approved}, {@code deferred}, {@code suppressed}, or an outcome
   * @param settled whether it can no longer be called off
   * @param causedBy the event that said so
   */
  record ContactNews(
      UUID contactId,
      String stepId,
      String word,
      boolean settled,
      Map<String, Object> facts,
      UUID causedBy)
      implements Stimulus {}

  /**
   * It must end, wherever it stands.
   *
   * @param why for people
   */
  record Stop(Ending ending, String why) implements Stimulus {}
}
