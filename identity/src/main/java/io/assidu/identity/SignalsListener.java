package io.assidu.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/** Hands the events of one Keycloak request to the queue once the request's transaction is over. */
final class SignalsListener implements EventListenerProvider {

  private final KeycloakSession session;
  private final WebhookQueue queue;
  private final JsonMapper json;

  SignalsListener(KeycloakSession session, WebhookQueue queue, JsonMapper json) {
    this.session = session;
    this.queue = queue;
    this.json = json;
  }

  @Override
  public void onEvent(Event event) {
    SignalMapping.of(event, new SessionReader(session).around(event))
        .map(signal -> new Webhook("msg_" + event.getId(), write(signal)))
        .ifPresent(webhook -> afterCompletion(webhook, event.getError() != null));
  }

  /** What administrators do is no signal about the customer. */
  @Override
  public void onEvent(AdminEvent event, boolean includeRepresentation) {}

  /** A failed login stays a fact even if Keycloak rolls its own transaction back. */
  private void afterCompletion(Webhook webhook, boolean evenIfRolledBack) {
    session
        .getTransactionManager()
        .enlistAfterCompletion(
            new AbstractKeycloakTransaction() {
              @Override
              protected void commitImpl() {
                queue.add(webhook);
              }

              @Override
              protected void rollbackImpl() {
                if (evenIfRolledBack) {
                  queue.add(webhook);
                }
              }
            });
  }

  private String write(IdentitySignal signal) {
    try {
      return json.writeValueAsString(signal);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("strings are always JSON", impossible);
    }
  }

  @Override
  public void close() {}
}
