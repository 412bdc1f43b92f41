package io.assidu.platform.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How access tokens are checked. */
@ConfigMapping(prefix = "assidu.tokens")
interface TokenConfig {

  /**
   * How long a token that was verified is taken for verified, though never beyond its own expiry: a
   * key that the realm withdraws is refused so much later. 0 verifies at each call.
   */
  @WithDefault("10s")
  Duration memory();

  /** So many tokens at most; beyond that, those that are seldom used are verified again. */
  @WithDefault("1000")
  int remembered();
}
