package io.assidu.loyalty.risk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How redemptions and transfers are assessed. */
@ConfigMapping(prefix = "assidu.loyalty.risk")
interface RiskConfig {

  /**
   * How long fraud-service may take. Without an answer by then the customer is asked for a stronger
   * authentication: nothing is ever let through silently.
   */
  @WithDefault("300ms")
  Duration budget();
}
