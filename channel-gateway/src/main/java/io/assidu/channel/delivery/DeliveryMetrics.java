package io.assidu.channel.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** What operators watch: how many messages end how, and how long they took since their approval. */
@ApplicationScoped
class DeliveryMetrics {
  private final MeterRegistry registry;

  DeliveryMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void settled(Delivery delivery, Settlement settlement, Instant now) {
    Tags tags =
        Tags.of(
            "channel", delivery.channel().name(),
            "purpose", delivery.purpose().name(),
            "state", settlement.state().wireName());
    registry.counter("assidu.channel.attempts", tags).increment();
    if (settlement.state() == DeliveryState.ACCEPTED) {
      Timer.builder("assidu.channel.decision.to.acceptance")
          .description("From the approval to the acceptance by the channel")
          .publishPercentiles(0.5, 0.99)
          .tags(tags)
          .register(registry)
          .record(Duration.between(delivery.decidedAt(), now));
    }
  }
}
