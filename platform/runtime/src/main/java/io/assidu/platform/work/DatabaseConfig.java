package io.assidu.platform.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When PostgreSQL counts as away, though it may only be slow. */
@ConfigMapping(prefix = "assidu.database")
interface DatabaseConfig {

  /**
   * How long a call over HTTP waits for its unit of work; then it gets 503. What it began goes on
   * to its end: a repetition under the same Idempotency-Key gets the result.
   */
  @WithDefault("10s")
  Duration callPatience();

  /**
   * No connection to PostgreSQL within this time is a failure, whether none is free or none comes.
   */
  @WithDefault("10s")
  Duration connectWithin();

  /**
   * A connection on which PostgreSQL says nothing for this long is closed, and what was asked on it
   * fails. Longer than the longest statement and the longest wait for Kafka within a transaction.
   */
  @WithDefault("60s")
  Duration longestSilence();
}
