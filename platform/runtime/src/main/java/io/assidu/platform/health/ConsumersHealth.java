package io.assidu.platform.health;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Whether every consumer still polls. It does so while Kafka is away and, paused, while the
 * database is; one that no longer does has died, and only a restart brings it back. The connector's
 * own check would remember any failure for ever.
 */
@Liveness
@ApplicationScoped
class ConsumersHealth implements HealthCheck {

  /** Longer than a consumer may lawfully be busy ({@code max.poll.interval.ms}). */
  private static final long LONGEST_SILENCE = Duration.ofMinutes(6).toSeconds();

  private static final String LAST_POLL = "last-poll-seconds-ago";

  private final KafkaClientService clients;

  ConsumersHealth(KafkaClientService clients) {
    this.clients = clients;
  }

  @Override
  public HealthCheckResponse call() {
    long silence =
        clients.getConsumerChannels().stream()
            .flatMap(channel -> clients.getConsumers(channel).stream())
            .mapToLong(ConsumersHealth::silence)
            .max()
            .orElse(0);
    return HealthCheckResponse.named("consumers")
        .status(silence <= LONGEST_SILENCE)
        .withData("secondsSinceLastPoll", silence)
        .build();
  }

  /** Negative before the first poll. */
  private static long silence(KafkaConsumer<Object, Object> consumer) {
    return consumer.unwrap().metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals(LAST_POLL))
        .mapToLong(metric -> ((Number) metric.getValue().metricValue()).longValue())
        .findFirst()
        .orElse(0);
  }
}
