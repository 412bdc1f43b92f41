package io.assidu.loyalty.earning;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When birthdays are looked for. */
@ConfigMapping(prefix = "assidu.loyalty.birthdays")
@Unremovable
interface BirthdayConfig {

  /** How often to look whose birthday has begun. */
  @WithDefault("15m")
  Duration every();
}
