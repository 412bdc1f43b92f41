package io.assidu.platform.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What REST calls may be. */
@ConfigMapping(prefix = "assidu.http")
interface BodyConfig {

  /**
   * The largest body of a request; a larger one is refused with 413. Stay below {@code
   * quarkus.http.limits.max-body-size}, at which the connection is cut without a word.
   */
  @WithDefault("2M")
  MemorySize largestBody();
}
