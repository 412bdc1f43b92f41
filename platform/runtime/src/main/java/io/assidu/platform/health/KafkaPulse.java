package io.assidu.platform.health;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.jspecify.annotations.Nullable;

/** Asks the brokers who they are: a connection alone says nothing, a frozen broker keeps it. */
@ApplicationScoped
class KafkaPulse {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Map<String, Object> broker;
  private @Nullable Admin admin;

  KafkaPulse(@Identifier("default-kafka-broker") Map<String, Object> broker) {
    this.broker = broker;
  }

  Uni<Boolean> beats() {
    DescribeClusterOptions inTime =
        new DescribeClusterOptions().timeoutMs((int) PATIENCE.toMillis());
    return Uni.createFrom()
        .completionStage(() -> admin().describeCluster(inTime).clusterId().toCompletionStage())
        .replaceWith(true)
        .onFailure()
        .recoverWithItem(false);
  }

  synchronized void stop(@Observes ShutdownEvent event) {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }

  private synchronized Admin admin() {
    if (admin == null) {
      Map<String, Object> config = new HashMap<>(broker);
      config.keySet().retainAll(AdminClientConfig.configNames());
      admin = Admin.create(config);
    }
    return admin;
  }
}
