package io.assidu.loyalty.timer;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When holds and lots expire and tiers are reviewed. */
@ConfigMapping(prefix = "assidu.loyalty.timers")
@Unremovable
interface TimerConfig {

  /** How often to look for what is due, and so how late it may be done. */
  @WithDefault("1s")
  Duration every();
}
