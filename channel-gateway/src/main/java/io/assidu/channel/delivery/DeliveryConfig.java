package io.assidu.channel.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How deliveries are handed over and tried again. */
@ConfigMapping(prefix = "assidu.channel.delivery")
interface DeliveryConfig {

  /** How many hand-overs are under way at once in this process, over all channels. */
  @WithDefault("64")
  int parallel();

  /** A hand-over that takes longer counts as unknown. */
  @WithDefault("40s")
  Duration timeout();

  /**
   * A delivery that has been under way for longer than this was left by a process that died. Longer
   * than the timeout, or a living one is taken for dead.
   */
  @WithDefault("60s")
  Duration abandonedAfter();

  /** The pause after the first failed attempt; each further one doubles it. */
  @WithDefault("1s")
  Duration firstPause();

  /** No pause between attempts is longer. */
  @WithDefault("5m")
  Duration longestPause();

  /**
   * How long after its approval a marketing message may still be sent: quiet hours may have begun
   * since then.
   */
  @WithDefault("1h")
  Duration marketingFor();

  /** How long after its approval any other message may still be sent. */
  @WithDefault("24h")
  Duration otherFor();
}
