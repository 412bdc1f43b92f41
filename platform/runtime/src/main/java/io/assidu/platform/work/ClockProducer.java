package io.assidu.platform.work;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The clock of the service; tests bring their own. */
class ClockProducer {

  @Produces
  @DefaultBean
  @Singleton
  Clock clock(ClockConfig config) {
    return Clock.offset(Clock.systemUTC(), config.shift());
  }
}
