package io.assidu.identity;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * The event listener {@value #ID}. Switched on per realm by its {@code eventsListeners}; told where
 * to send by the environment, or by Keycloak's options of the provider:
 *
 * <ul>
 *   <li>{@code ASSIDU_SIGNALS_URL} or {@code spi-events-listener--assidu-signals--url}: the address
 *       of {@code POST /v1/signals/keycloak} of fraud-service
 *   <li>{@code ASSIDU_SIGNALS_SECRET} or {@code …--secret}: the shared secret, {@code whsec_} and
 *       base64 of at least 24 bytes
 *   <li>{@code …--queue}: how many signals may wait while fraud-service is away; 10,000 unless told
 * </ul>
 */
public final class SignalsListenerFactory implements EventListenerProviderFactory {

  static final String ID = "assidu-signals";

  private static final Logger LOG = Logger.getLogger(SignalsListenerFactory.class);
  private static final int QUEUE = 10_000;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final JsonMapper JSON = new JsonMapper();

  private @Nullable WebhookQueue queue;

  @Override
  public void init(Config.Scope config) {
    String url = setting(config, "url", "ASSIDU_SIGNALS_URL");
    String secret = setting(config, "secret", "ASSIDU_SIGNALS_SECRET");
    if (url == null || secret == null) {
      LOG.warn("No signals are sent: ASSIDU_SIGNALS_URL or ASSIDU_SIGNALS_SECRET is not set");
      return;
    }
    WebhookSender sender =
        new WebhookSender(URI.create(url), new WebhookSignature(secret), Clock.systemUTC());
    queue = new WebhookQueue(sender, config.getInt("queue", QUEUE), FIRST_PAUSE);
  }

  private static @Nullable String setting(Config.Scope config, String name, String variable) {
    String option = config.get(name);
    String value = option == null ? System.getenv(variable) : option;
    return value == null || value.isBlank() ? null : value;
  }

  @Override
  public EventListenerProvider create(KeycloakSession session) {
    return queue == null ? new SilentListener() : new SignalsListener(session, queue, JSON);
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {
    if (queue != null) {
      queue.close();
    }
  }

  @Override
  public String getId() {
    return ID;
  }
}
