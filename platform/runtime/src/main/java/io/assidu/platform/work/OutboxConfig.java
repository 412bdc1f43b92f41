package io.assidu.platform.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How messages leave for Kafka. */
@ConfigMapping(prefix = "assidu.outbox")
interface OutboxConfig {

  /**
   * The least time from the beginning of one pass over the outbox to the beginning of the next.
   * After a quiet moment a message leaves at once; under load those of a few milliseconds leave
   * together, which spares the database a transaction each and gives consumers larger batches.
   */
  @WithDefault("20ms")
  Duration pace();
}
