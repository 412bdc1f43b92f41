package io.assidu.platform.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What time the service takes it to be. */
@ConfigMapping(prefix = "assidu.clock")
interface ClockConfig {

  /**
   * Added to the time of the machine, to rehearse the end of a year or the day on which clocks
   * change. Not for production: what is decided, counted and recorded then carries a time that
   * never was. Access tokens are judged by the machine's own time all the same.
   */
  @WithDefault("PT0S")
  Duration shift();
}
