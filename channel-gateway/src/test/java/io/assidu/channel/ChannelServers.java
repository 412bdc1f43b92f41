package io.assidu.channel;

import io.assidu.testkit.Servers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What this service needs besides {@link Servers}: the SMTP inbox as its relay, and an endpoint.
 */
public final class ChannelServers implements QuarkusTestResourceLifecycleManager {
  private static @Nullable TestEndpoint endpoint;

  @Override
  public Map<String, String> start() {
    try {
      endpoint = TestEndpoint.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String[] smtp = Servers.smtp().split(":", 2);
    return Map.of(
        "assidu.channel.smtp.host",
        smtp[0],
        "assidu.channel.smtp.port",
        smtp[1],
        "assidu.channel.webhook.endpoints.default.url",
        endpoint.url(),
        "assidu.channel.webhook.endpoints.default.secret",
        TestEndpoint.SECRET,
        "assidu.channel.delivery.first-pause",
        "50ms");
  }

  @Override
  public void stop() {
    endpoint().stop();
  }

  /** The mail that has arrived. */
  public static TestInbox inbox() {
    return new TestInbox(Servers.inbox());
  }

  /** The company's own system. */
  public static TestEndpoint endpoint() {
    return Objects.requireNonNull(endpoint, "The test lacks @WithTestResource(ChannelServers)");
  }
}
