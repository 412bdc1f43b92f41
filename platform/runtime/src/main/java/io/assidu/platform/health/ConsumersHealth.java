package io.assidu.platform.health;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
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

  /**
   * Longer than the longest that a consumer may lawfully be busy ({@code max.poll.interval.ms}).
   */
  private static final double LONGEST_SILENCE = Duration.ofMinutes(6).toSeconds();

  private static final String LAST_POLL = "last-poll-seconds-ago";

  private final KafkaClientService clients;

  ConsumersHealth(KafkaClientService clients) {
    this.clients = clients;
  }

  @Override
  public HealthCheckResponse call() {
    List<String> dead =
        clients.getConsumerChannels().stream()
            .filter(
                channel -> clients.getConsumers(channel).stream().anyMatch(ConsumersHealth::isDead))
            .sorted()
            .toList();
    return HealthCheckResponse.named("consumers")
        .status(dead.isEmpty())
        .withData("dead", String.join(", ", dead))
        .build();
  }

  private static boolean isDead(KafkaConsumer<Object, Object> consumer) {
    return silence(consumer.unwrap().metrics()) > LONGEST_SILENCE;
  }

  /** In seconds; negative before the first poll. */
  static double silence(Map<MetricName, ? extends Metric> metrics) {
    return metrics.entrySet().stream()
        .filter(metric -> metric.getKey().name().equals(LAST_POLL))
        .map(metric -> metric.getValue().metricValue())
        .mapToDouble(value -> ((Number) value).doubleValue())
        .findFirst()
        .orElse(-1);
  }
}
