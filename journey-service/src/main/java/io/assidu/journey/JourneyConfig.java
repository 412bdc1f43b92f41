package io.assidu.journey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;

/** What can be set about journeys. */
@ConfigMapping(prefix = "assidu.journey")
public interface JourneyConfig {

  /** The IANA time zone of people whose own is not known: local-time waits go by it. */
  @WithDefault("UTC")
  ZoneId companyZone();

  /** Whether the shipped journeys are published at start where no journey has their id. */
  @WithDefault("true")
  boolean shippedJourneys();

  /** How waits are ended. */
  Timers timers();

  /** How waits are ended. */
  interface Timers {

    /** How many due instances one transaction takes on: 1 to 10000. */
    @WithDefault("200")
    int batch();

    /**
     * How often to look for due instances that no alarm rang for, those of a replica that has gone:
     * 10ms or more.
     */
    @WithDefault("1s")
    Duration safetyNet();

    /**
     * How long an instance that failed to go on is left alone, 10ms or more; doubles with each
     * failure.
     */
    @WithDefault("5s")
    Duration retryAfter();
  }
}
